"""A course with errors, as its author sees it meanwhile: what is wrong stands in the place of what it is in.

A block, or what stands beside blocks on a page, is a piece. What is wrong with a page's or a section's heading stands
above the pieces, and what is wrong with a footnote below them. No package is made of it: the preview alone asks for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.model import Bank, Block, CheckedCourse, NotShown
from builder.package.content import content_of
from builder.patterns import pattern
from builder.pipeline.stages import Checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from builder.diagnostics import Diagnostic
    from builder.model import Course, Node, Page
    from builder.pipeline.stages import Faulty

    Piece = Node | Block | Bank
    Faults = tuple[tuple[int, str], ...]
    Wrong = Mapping[tuple[int, str], Faults]  # by the `id()` of a piece or a page, and where of it: IN, ABOVE, BELOW

IN, ABOVE, BELOW = "in", "above", "below"
FOOTNOTE = pattern(r"\s*\[\^[^\]]+\]:")


def in_part(faulty: Faulty) -> Checked | None:
    """What can be shown of it. None: nothing, since a file, a page or a module is missing, or two are called alike."""
    parsed = faulty.parsed
    courses = {one.name: one for one in parsed.courses}
    whole = set(courses) == set(parsed.programme.folders) and all(any(one.course.pages) for one in courses.values())
    if not courses or not whole or len({one.course.details.id for one in courses.values()}) < len(courses):
        return None
    errors = [(number, one) for number, one in enumerate(faulty.outcome.diagnostics) if one.severity is Severity.ERROR]
    shown = {name: CheckedCourse(without_faulty(one.course, errors), one.lock) for name, one in courses.items()}
    content = content_of(parsed.programme, shown, as_one=parsed.loaded.as_one)
    return Checked(parsed, faulty.outcome, content)


def without_faulty(course: Course, errors: Sequence[tuple[int, Diagnostic]]) -> Course:
    """The course with what is wrong in the place of each piece that holds an error; errors with their numbers."""
    starts = sorted(_starts(course), key=lambda one: one[:2])
    keys = [start[:2] for start in starts]
    texts = {text.file: text.lines for text in course.source.texts}
    found: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for number, error in errors:
        file, line = error.span.file, error.span.line
        lines = texts.get(file, ())
        at = bisect_right(keys, (file, line)) - 1
        if not 0 < line <= len(lines) or at < 0:
            continue
        begun, _, piece, page = starts[at]
        where = BELOW if _is_in_note(lines, line) else IN if piece else ABOVE
        of = piece if where == IN else page
        if begun == file and of:
            found[id(of), where].append((number, error.message[:1].upper() + error.message[1:]))
    wrong = {place: tuple(faults) for place, faults in found.items()}
    sections = tuple(
        replace(section, pages=tuple(_page(page, wrong) for page in section.pages)) for section in course.sections
    )
    return replace(course, sections=sections)


def _is_in_note(lines: Sequence[str], number: int) -> bool:
    """Whether a line is a footnote's: its first, one that goes on with it, or an indented one further down."""
    at = number - 1
    while at > 0 and not FOOTNOTE.match(lines[at]) and not lines[at].startswith("#"):
        if lines[at][:1] not in {"", " ", "\t"} and not lines[at - 1].strip():
            break
        at -= 1
    return bool(FOOTNOTE.match(lines[at]))


def _starts(course: Course) -> Iterator[tuple[str, int, Piece | None, Page | None]]:
    """Where each piece begins: its file, its line, the piece (None for what is none), and the page that shows it."""
    for section in course.sections:
        yield section.span.file, section.span.line, None, next(iter(section.pages), None)
        for page in section.pages:
            yield page.span.file, page.span.line, None, page
            for _, block in page.kept_out:
                yield block.span.file, block.span.line, None, None
            for item in page.items:
                yield item.span.file, item.span.line, item, page
                for inner in item.items if isinstance(item, Bank) else ():
                    yield inner.span.file, inner.span.line, inner, page


def _page(page: Page, wrong: Wrong) -> Page:
    above, below = (
        [NotShown("", "", faults, page.span)] if (faults := wrong.get((id(page), where))) else []
        for where in (ABOVE, BELOW)
    )
    items = (*above, *(one for item in page.items for one in _shown(item, wrong)), *below)
    return page if items == page.items else replace(page, items=items)


def _shown(item: Piece, wrong: Wrong) -> Iterator[Piece]:
    faults = wrong.get((id(item), IN))
    if isinstance(item, Bank):
        if faults:
            yield NotShown("", item.title.plain, faults, item.span)
        items = tuple(_in_place(one, wrong) for one in item.items)
        if item.blocks:
            yield replace(item, items=items)
        else:
            yield from items
        return
    yield _in_place(item, wrong)


def _in_place(item: Node | Block, wrong: Wrong) -> Node | Block:
    faults = wrong.get((id(item), IN))
    if not faults:
        return item
    if isinstance(item, Block):
        return NotShown(item.id, item.title.plain, faults, item.span)
    return NotShown("", "", faults, item.span)
