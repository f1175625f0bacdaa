"""The lines of a slide as headings, paragraphs and lists of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.importers.draft import Heading, Line, Paragraph, Reveal, Strong, Words, plain
from builder.importers.labelled import LABEL, callout_of
from builder.importers.listing import Entry, listed
from builder.importers.pptx.deck import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.importers.draft import Element, Inline
    from builder.importers.pptx.deck import Line as SlideLine
    from builder.importers.pptx.deck import Slide

LONGEST_HEADING = 8  # words
FEWEST_POINTS, LONGEST_POINT = 3, 10  # lines without marks that are a list all the same; words of one
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
    lines = _with_meant_marks(text.lines) if text.body else text.lines
    if text.heads and len(lines) == 1 and followed:
        yield Heading(_not_bold(lines[0].text), level, where)
        return
    at = 0
    while at < len(lines):
        line, rest = lines[at], lines[at + 1 :]
        end = at + 1
        if _heads(line, rest, followed=followed):
            yield Heading(_not_bold(line.text), level, where)
        elif _asks_and_answers(lines[at:]) and not followed:
            answer = (Paragraph(_without_brackets(rest[0].text)),)
            yield Reveal(title=line.text, answer=answer, where=where)
            end += 1
        elif not line.mark or len(lines) == 1 or (at == 0 and _leads_in(line, rest)):
            yield Paragraph(line.text, where)
        else:
            while end < len(lines) and lines[end].mark and not _heads(lines[end], lines[end + 1 :], followed=False):
                end += 1
            yield from listed([_entry(one, where) for one in lines[at:end]])
        at = end


def _with_meant_marks(lines: tuple[SlideLine, ...]) -> tuple[SlideLine, ...]:
    """Points of a design that shows none of its marks: several short lines in a row that are no sentences."""
    meant = list(lines)
    start = 0
    for at, line in enumerate((*lines, None)):
        if line is not None and not line.mark and not line.bold and _is_fragment(line):
            continue
        if at - start >= FEWEST_POINTS:
            meant[start:at] = [replace(one, mark="bullet") for one in lines[start:at]]
        start = at + 1
    return tuple(meant)


def _is_fragment(line: SlideLine) -> bool:
    words = line.words
    return len(words.split()) <= LONGEST_POINT and not words.endswith((*SENTENCE_ENDS, "?", ")"))


def _entry(line: SlideLine, where: str) -> Entry:
    return Entry(line.text, line.level, line.mark == "number", line.start, where=where)


def _heads(line: SlideLine, below: Sequence[SlideLine], *, followed: bool) -> bool:
    """Whether a line is a heading: short, bold, no sentence and no point of a list, with plain words below it."""
    words = line.words
    plain_below = any(not one.bold for one in below) or (not below and followed)
    opens_list = bool(below) and below[0].level > line.level
    return bool(
        line.bold
        and plain_below
        and line.level == 0
        and (not line.mark or opens_list)
        and len(words.split()) <= LONGEST_HEADING
        and not words.endswith(SENTENCE_ENDS)
        and any(isinstance(piece, Strong) for piece in line.text)
    )


def _leads_in(line: SlideLine, below: Sequence[SlideLine]) -> bool:
    """Whether a first line that ends in a colon leads in the list below, though it has a mark as well."""
    return line.words.endswith(":") and bool(below) and below[0].level == line.level


def _asks_and_answers(lines: Sequence[SlideLine]) -> bool:
    """Whether a question is followed by its answer in brackets, and by nothing else."""
    if len(lines) != 2 or lines[0].mark or not lines[0].words.endswith("?"):  # noqa: PLR2004 - one each
        return False
    answer = lines[1].words
    return answer.startswith("(") and answer.rstrip(".").endswith(")") and answer.count("(") == 1


def _without_brackets(text: Inline) -> Inline:
    """The words of an answer in brackets, as a sentence."""
    plain_text = " ".join(plain(text).split()).rstrip(".")[1:-1].strip()
    return (Words(plain_text[:1].upper() + plain_text[1:] + ("" if plain_text.endswith((".", "!", "?")) else ".")),)


def _not_bold(text: Inline) -> Inline:
    return tuple(one for piece in text for one in (piece.inside if isinstance(piece, Strong) else (piece,)))
