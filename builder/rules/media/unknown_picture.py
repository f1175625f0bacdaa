"""There is no picture of this name.

What it finds:
An address that begins with `cast:`, `place:` or `object:`, and goes on with a name that the theme draws nothing by.

Why it matters:
Learners get its description in its place, and see no picture.

Example:

    ![Joe, glad](cast:jo/glad)

Use instead:

    ![Joe, glad](cast:joe/glad)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean
from builder.render.drawings.library import Unknown, library_for

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Names of pictures that mean none."""
    links = [link for link in course.links if link.kind == "drawing"]
    library = library_for(course) if links else None
    for link in links:
        found = library.find(link.found) if library else None
        if library and isinstance(found, Unknown) and not library.files(link.found):  # else it is a broken picture
            named = f" “{found.word}”" * bool(found.word) + " among the pictures" if found.known else ""
            message = f"there is no {found.what}{named}: learners get its description in its place"
            report("unknown-picture", link.span, message, help=_advice(link.found, found))


def _advice(name: str, found: Unknown) -> str:
    near = did_you_mean(found.word, found.known)
    if near:
        kind, _, path = name.partition(":")
        words = [near if word == found.word else word for word in path.split("/")]
        return f"type:  {kind}:{'/'.join(words)}"
    return "there are: " + ", ".join(found.known) if found.known else "name fewer people"
