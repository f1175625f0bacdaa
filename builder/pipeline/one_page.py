"""One page by itself, for who waits to see what they have just changed on it: it takes far less time than its course.

The course is read with the headings of its other pages and nothing else of them. What pages have of each other, such as
words that a glossary explains, is missing then: who shows the page compares it with what it was by itself before, and
takes over what differs.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.frozen import frozen
from builder.model import LAUNCH, CheckedCourse
from builder.package.content import content_of
from builder.patterns import pattern
from builder.pipeline.output import render
from builder.pipeline.stages import Checked, check, load, parse
from builder.trust import faults_of_organisations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.model import Course, CourseSource, SourceText, Span
    from builder.order import Order
    from builder.pipeline.stages import Loaded, Parsed

    Texts = tuple[SourceText, ...]

# What makes pages more or fewer, or reaches beyond its own: headings, lines below them, fences, boxes, HTML, addresses.
FAR = pattern(r"^\s*(?:#{1,2}(?!#)|\uff03|=+\s*$|-+\s*$|`{3}|~{3}|:{3}|\+{3}|%%|\[[^\]]+\]:)|<[\w!/?]|-->")
HEADING = pattern(r"^ {0,3}#{1,2}[ \t]")
OPENING = '<section class="page"'


@frozen
class ChangedPage:
    """A page that was changed, and nothing else of its course."""

    id: str
    loaded: Loaded  # the course as it is now
    before: Texts  # of the course, with this page alone, as it was
    now: Texts  # the same, as it is


def changed_page(order: Order, lock: str, before: Course) -> ChangedPage | None:
    """The one page that was changed since the course was read; None where more was, or that is not clear.

    `lock`: as `load` takes it. OSError: a file went while it was read.
    """
    with faults_of_organisations(order.extension_roots):
        loaded = load(order, lock=lock, as_one=True)
    was, source = before.source, loaded.courses[0].source
    differing = [at for at, texts in enumerate(zip(was.texts, source.texts, strict=False)) if texts[0] != texts[1]]
    if len(differing) != 1 or _beside(was) != _beside(source):
        return None
    number = differing[0]
    old, new = was.texts[number].lines, source.texts[number].lines
    above, below = _alike(old, new)
    if any(map(FAR.search, (*old[above : len(old) - below], *new[above : len(new) - below]))):
        return None
    starts = [_starts(before, text) for text in was.texts]
    if not all(HEADING.match(text.lines[at]) for text, own in zip(was.texts, starts, strict=True) for at in own):
        return None
    for first, end in pairwise([*starts[number], len(old)]):
        if first < above and len(old) - below <= end and starts[number][first]:
            bodies = old[first:end], new[first : end + len(new) - len(old)]
            alone, now = (
                tuple(
                    _alone(text, own, first if at == number else -1, body)
                    for at, (text, own) in enumerate(zip(was.texts, starts, strict=True))
                )
                for body in bodies
            )
            return ChangedPage(starts[number][first], loaded, alone, now)
    return None


def html_of(page: ChangedPage, texts: Texts) -> str:
    """The page's HTML, where its course has these texts; "" where it can't be shown."""
    (course,) = page.loaded.courses
    loaded = replace(page.loaded, courses=(replace(course, source=replace(course.source, texts=texts)),))
    with faults_of_organisations(loaded.order.extension_roots):
        checked = _checked(parse(loaded), page.id)
        html = render(checked).files.get(LAUNCH, b"") if checked else b""
    _, found, rest = html.decode().partition(f'{OPENING} id="{page.id}"') if isinstance(html, bytes) else ("", "", "")
    return found + rest.partition(OPENING)[0]


def _checked(parsed: Parsed, page: str) -> Checked | None:
    """The course, whatever its other pages lack by now; None where an error stands on the page itself."""
    outcome = check(parsed).outcome
    (one,) = parsed.courses
    own = next((found.span for found in one.course.pages if found.id == page), None)
    if not own:
        return None
    below = (span.line for span in _openings(one.course) if span.file == own.file and span.line > own.line)
    end = min(below, default=inf)
    faults = (fault.span for fault in outcome.diagnostics if fault.severity is Severity.ERROR)
    if any(span.file == own.file and own.line <= span.line < end for span in faults):
        return None
    content = content_of(parsed.programme, {one.name: CheckedCourse(one.course, one.lock)}, as_one=True)
    return Checked(parsed, outcome, content)


def _beside(source: CourseSource) -> CourseSource:
    """All but what its own texts say; ids are as they were given."""
    return replace(source, texts=tuple(replace(text, text="") for text in source.texts), lock=None)


def _alike(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines are the same at the top, and how many of the others at the end."""
    most = min(len(old), len(new))
    above = next((at for at in range(most) if old[at] != new[at]), most)
    below = next((at for at in range(most - above) if old[-1 - at] != new[-1 - at]), most - above)
    return above, below


def _starts(course: Course, text: SourceText) -> dict[int, str]:
    """Where sections and pages begin in a text: the index of the line, and the page's id, "" for a section's alone."""
    own = {span.line - 1: name for span, name in _openings(course).items() if span.file == text.file}
    return dict(sorted(own.items()))


def _openings(course: Course) -> dict[Span, str]:
    """Where each section and page begins, a page's id with it."""
    return {one.span: "" for one in course.sections} | {one.span: one.id for one in course.pages}


def _alone(text: SourceText, starts: dict[int, str], kept: int, body: Sequence[str]) -> SourceText:
    """The text with the headings of all pages, and of the one that starts at a line its body, too; -1: of none."""
    lines = [*text.lines[: next(iter(starts), None)]]
    for at in starts:
        lines += body if at == kept else (text.lines[at], "")
    return replace(text, text="\n".join(lines))
