"""The lines of a slide as headings, paragraphs and lists of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.draft import Heading, Line, Paragraph, Strong
from builder.importers.labelled import LABEL, callout_of
from builder.importers.listing import Entry, listed
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
        elements = tuple(text_elements(part, slide.where, level, followed=number + 1 < len(parts)))
        if not part.body and isinstance(elements[0], Paragraph) and LABEL.match(part.lines[0].words):
            yield callout_of(elements, slide.where)
        else:
            yield from elements


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
            entries = (
                Entry(one.text, one.level, one.mark == "number", one.start, where=where) for one in lines[at:end]
            )
            yield from listed(list(entries))
            at = end
            continue
        at += 1


def _entry(line: SlideLine, where: str) -> Entry:
    return Entry(line.text, line.level, line.mark == "number", line.start, where=where)


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
