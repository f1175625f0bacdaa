"""Code lies beside the courses, and nobody here has said that it may run.

What it finds:
Python, templates or scripts in folders such as `blocks`, `editions`, `importers`, `rules` or `themes` beside the
courses, or beside `organisation.yaml`, that were not trusted at this computer, or have changed since they were. None of
it runs. What needs none of it is built.

Why it matters:
Such code can do on your computer whatever you can. Who gets courses from others would run it by building them.

Example:

    a folder blocks with a file block.py in it, which came with the courses

Use instead:

    builder trust courses

if you know who wrote it. If it changes later, you are asked again; where you write it yourself, type
`builder trust courses --changes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.diagnostics.shell import in_words
from builder.discover import untrusted, untrusted_keywords
from builder.model import Heading, Span
from builder.parse.keywords import KEYWORD
from builder.source.load import display_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from builder.diagnostics import Report
    from builder.model import Course
    from builder.trust import Untrusted

SEVERITY = Severity.WARNING
LISTED = 6  # files that are named


def find(course: Course, report: Report) -> None:
    """Places whose code does not run, but for those of which a block is wanted: then its heading is told."""
    wanted = {one.place for _, one in blocks_that_wait(course).values()}
    for one in untrusted(course.source.extension_roots):
        if one.place not in wanted:
            file = one.place / (one.changed or one.files)[0]
            report("untrusted-code", Span(display_path(file), 0), message_of(one), help=advice(one))


def message_of(one: Untrusted) -> str:
    """What does not run, and why."""
    files = one.changed or one.files
    listed = ", ".join(files[:LISTED]) + (f" and {len(files) - LISTED} more" if files[LISTED:] else "")
    if one.changed:
        return f"code has changed since you trusted it, and does not run: {listed}"
    return f"code that lies beside the courses does not run until you trust it: {listed}"


def advice(one: Untrusted) -> str:
    """What to type."""
    return f"look at it; if you know who wrote it, type:  {in_words('builder', 'trust', display_path(one.place))}"


def blocks_that_wait(course: Course) -> dict[Path, tuple[Span, Untrusted]]:
    """Each block that the course uses and that does not run, by its folder: where it is first used, and its place."""
    known = untrusted_keywords(course.source.extension_roots)
    places = {one.place: one for one in untrusted(course.source.extension_roots)}
    found: dict[Path, tuple[Span, Untrusted]] = {}
    for text, span in _headings(course) if known else ():
        match = KEYWORD.match(text)
        folder = known.get(" ".join((match["keyword"] if match else text).lower().split()))
        if folder:
            found.setdefault(folder, (span, places[folder.parents[1]]))
    return found


def _headings(course: Course) -> Iterator[tuple[str, Span]]:
    for page in course.pages:
        yield page.title.plain, page.span
        yield from ((item.plain, item.span) for item in page.items if isinstance(item, Heading))
