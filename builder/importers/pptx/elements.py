"""The lines of a slide as headings, paragraphs and lists of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.draft import Bullets, Heading, Item, Line, Paragraph, Strong
from builder.importers.pptx.deck import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.importers.draft import Element, Inline
    from builder.importers.pptx.deck import Line as SlideLine
    from builder.importers.pptx.deck import Slide

LONGEST_HEADING = 8  # words
SENTENCE_ENDS = (".", ",", ";", ":", "!", "…")


def page_elements(slide: Slide, level: int) -> Iterator[Element]:
    """What stands on a slide, in the order of reading; its headings stand at `level`."""
    parts = slide.parts
    for number, part in enumerate(parts):
        if not isinstance(part, Text):
            yield part
            continue
        before = parts[number - 1] if number else None
        if isinstance(before, Text) and before.lines[-1].mark and part.lines[0].mark:
            yield Line(slide.where)  # two lists in a row would be read as one
        yield from text_elements(part, slide.where, level, followed=number + 1 < len(parts))


def text_elements(text: Text, where: str, level: int = 1, *, followed: bool = False) -> Iterator[Element]:
    """The lines of a box; a short bold one, or one in a place for headings, heads what follows."""
    lines = list(text.lines)
    if text.heads and len(lines) == 1 and followed:
        yield Heading(_not_bold(lines[0].text), level, where)
        return
    at = 0
    while at < len(lines):
        line = lines[at]
        more = at + 1 < len(lines)
        if _heads(line, lines[at + 1] if more else None, followed=followed):
            yield Heading(_not_bold(line.text), level, where)
        elif not line.mark or len(lines) == 1 or _leads_in(line, lines, at):
            yield Paragraph(line.text, where)
        else:
            end = at + 1
            while end < len(lines) and lines[end].mark and not _heads(lines[end], _next(lines, end), followed=False):
                end += 1
            yield from _lists(lines[at:end], where)
            at = end
            continue
        at += 1


def _next(lines: Sequence[SlideLine], at: int) -> SlideLine | None:
    return lines[at + 1] if at + 1 < len(lines) else None


def _heads(line: SlideLine, following: SlideLine | None, *, followed: bool) -> bool:
    """Whether a line is a heading: short, bold, no sentence, and something that is not bold stands below it."""
    words = line.words
    below = (following is not None and not following.bold) or (following is None and followed)
    return bool(
        line.bold
        and below
        and line.level == 0
        and len(words.split()) <= LONGEST_HEADING
        and not words.endswith(SENTENCE_ENDS)
        and any(isinstance(piece, Strong) for piece in line.text)
    )


def _leads_in(line: SlideLine, lines: Sequence[SlideLine], at: int) -> bool:
    """Whether a first line that ends in a colon leads in the list below, though it has a mark as well."""
    following = _next(lines, at)
    return at == 0 and line.words.endswith(":") and following is not None and following.level == line.level


def _not_bold(text: Inline) -> Inline:
    return tuple(one for piece in text for one in (piece.inside if isinstance(piece, Strong) else (piece,)))


def _lists(lines: Sequence[SlideLine], where: str) -> Iterator[Bullets]:
    """Lines with marks as lists, those further in within those before."""
    at = 0
    while at < len(lines):
        first, items = lines[at], list[Item]()
        while at < len(lines) and lines[at].level == first.level and lines[at].mark == first.mark:
            end = at + 1
            while end < len(lines) and lines[end].level > first.level:
                end += 1
            items.append(Item(lines[at].text, tuple(_lists(lines[at + 1 : end], where))))
            at = end
        yield Bullets(tuple(items), first.mark == "number", first.start, where)
