"""One page by itself, for who waits to see what they have just changed on it: it takes far less time than its course.

The course is read with the headings of its other pages and nothing else of them. What pages have of each other, such as
words that a glossary explains, is missing then: who shows the page, or what is wrong on it, compares it with what it
was by itself before, and takes over what differs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from builder.diagnostics import Severity, in_order, moved
from builder.frozen import frozen
from builder.model import LAUNCH, CheckedCourse
from builder.package.content import content_of
from builder.patterns import pattern
from builder.pipeline.output import render
from builder.pipeline.stages import Checked, check, load, parse
from builder.render.excerpt import page_in
from builder.trust import faults_of_organisations

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from builder.diagnostics import Diagnostic
    from builder.model import Course, CourseSource, SourceText, Span
    from builder.order import Order
    from builder.pipeline.stages import Loaded, Parsed

    Texts = tuple[SourceText, ...]

# What makes pages more or fewer, or reaches beyond its own: headings, lines below them, fences, boxes, HTML, addresses.
FAR = pattern(r"^\s*(?:#{1,2}(?!#)|\uff03|=+\s*$|-+\s*$|`{3}|~{3}|:{3}|\+{3}|%%|\[[^\]]+\]:)|<[\w!/?]|-->")
HEADING = pattern(r"^ {0,3}#{1,2}[ \t]")


@frozen
class ChangedLines:
    """Which lines of a file were changed, by their indexes: those before `old_end` are those before `new_end` now."""

    first: int
    old_end: int
    new_end: int

    def now(self, line: int) -> int | None:
        """Where a line of the file as it was, from 1, is now; None where more or fewer lines are in its place."""
        if line <= self.first or line > self.old_end:
            return line + (self.new_end - self.old_end if line > self.old_end else 0)
        return line if self.new_end == self.old_end else None


@frozen
class ChangedPage:
    """A page that was changed, and nothing else of its course."""

    id: str
    loaded: Loaded  # the course as it is now
    beside: CourseSource  # all of it but what its texts say
    before: Texts  # of the course, with this page alone, as it was
    now: Texts  # the same, as it is
    file: str  # that it is in, as spans name it
    shift: int  # lines of that file above the page which those texts have not
    lines: ChangedLines


@frozen
class PageAlone:
    """What a page is by itself."""

    html: str  # "": it can't be shown, for an error stands on it
    faults: tuple[Diagnostic, ...]  # on it, where the author's file has them


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
            return ChangedPage(
                starts[number][first],
                loaded,
                _beside(source),
                alone,
                now,
                source.texts[number].file,
                first - _height(starts[number], first),
                ChangedLines(above, len(old) - below, len(new) - below),
            )
    return None


def read_alone(page: ChangedPage, texts: Texts) -> PageAlone:
    """The page, where its course has these texts: what it was before, or what it is now."""
    (course,) = page.loaded.courses
    loaded = replace(page.loaded, courses=(replace(course, source=replace(course.source, texts=texts)),))
    with faults_of_organisations(loaded.order.extension_roots):
        parsed = parse(loaded)
        outcome = check(parsed).outcome
        faults = _on_page(outcome.diagnostics, parsed, page.id)
        if faults is None or any(one.severity is Severity.ERROR for one in faults):
            html = ""
        else:
            (one,) = parsed.courses
            content = content_of(parsed.programme, {one.name: CheckedCourse(one.course, one.lock)}, as_one=True)
            made = render(Checked(parsed, outcome, content)).files.get(LAUNCH, b"")
            html = page_in(made.decode(), page.id) if isinstance(made, bytes) else ""
    return PageAlone(html, tuple(moved(one, lambda line: line + page.shift) for one in faults or ()))


def faults_now(page: ChangedPage, course: Sequence[Diagnostic], before: PageAlone, now: PageAlone) -> list[Diagnostic]:
    """What is wrong with a course, of which a page was changed since that was known; what others have of it is not."""
    gone, there = _by_what_they_say(_now(page, before.faults)), _by_what_they_say(now.faults)
    known = _by_what_they_say(_now(page, course))
    stays = [there.get(what, one) for what, one in known.items() if what in there or what not in gone]
    return in_order([*stays, *(one for what, one in there.items() if what not in gone and what not in known)])


def _now(page: ChangedPage, faults: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Where faults stand now, but for those on lines that are no more."""
    for one in faults:
        if one.span.file != page.file or not one.span.line:
            yield one
        elif page.lines.now(one.span.line):
            yield moved(one, lambda line: page.lines.now(line) or line)


def _by_what_they_say(faults: Iterable[Diagnostic]) -> dict[Hashable, Diagnostic]:
    """Faults by rule, place and words; the second of those that are alike in them as the second."""
    found: dict[Hashable, Diagnostic] = {}
    alike: Counter[Hashable] = Counter()
    for one in faults:
        what = (one.rule, one.message, one.span.file, one.span.line)
        found[what, alike[what]] = one
        alike[what] += 1
    return found


def _on_page(faults: Iterable[Diagnostic], parsed: Parsed, page: str) -> list[Diagnostic] | None:
    """The faults that stand on a page, whatever the other pages lack by now; None where there is no such page."""
    (one,) = parsed.courses
    own = next((found.span for found in one.course.pages if found.id == page), None)
    if not own:
        return None
    below = (span.line for span in _openings(one.course) if span.file == own.file and span.line > own.line)
    end = min(below, default=inf)
    return [fault for fault in faults if fault.span.file == own.file and own.line <= fault.span.line < end]


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


def _height(starts: dict[int, str], kept: int) -> int:
    """How many lines `_alone` gives above a page."""
    return next(iter(starts)) + 2 * sum(at < kept for at in starts)


def _alone(text: SourceText, starts: dict[int, str], kept: int, body: Sequence[str]) -> SourceText:
    """The text with the headings of all pages, and of the one that starts at a line its body, too; -1: of none."""
    lines = [*text.lines[: next(iter(starts), None)]]
    for at in starts:
        lines += body if at == kept else (text.lines[at], "")
    return replace(text, text="\n".join(lines))
