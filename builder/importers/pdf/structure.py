"""Guesses what the lines of a PDF are: headings by their size, lists by their marks, paragraphs by the room between."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Figure,
    Heading,
    Paragraph,
)
from builder.importers.listing import Entry, listed
from builder.importers.outlining import outlined
from builder.importers.pdf.flowing import MARK, NUMBER, text_of
from builder.importers.pdf.sheets import same_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Inline
    from builder.importers.pdf.rows import Row
    from builder.importers.pdf.sheets import Document, Sheet

LARGER = 1.12  # times the size of the text: what is larger, and short, is a heading
LONGEST_HEADING = 16  # words
ENDS_SENTENCE = re.compile(r"[.!?:;…]['”’\")]*$")
AT_EDGES, OFTEN = 3, 0.5  # so many lines at the top and the foot of a sheet; on that part of sheets they are repeated
SHEET_NUMBER = re.compile(r"\b(?:page|tudalen) \d{1,4}\b|^\W*\d{1,4}(?: ?(?:of|o|/) ?\d{1,4})?\W*$", re.IGNORECASE)
ONE_GAP = 1.2  # times the usual step between lines: what is further apart is another paragraph


@dataclass(slots=True)
class Block:
    """Lines that are one heading, one entry of a list or one paragraph."""

    kind: str  # "heading", "bullet", "number", "paragraph"
    rows: list[Row]
    where: str
    level: int = 0  # of a heading, 1 the highest
    start: int = 1
    text: Inline = field(default=())


def draft_of(document: Document, name: str, reading: Reading) -> Draft:
    """The course."""
    reading.doubt(
        "the whole file",
        "A PDF does not say what its letters are: headings, lists and paragraphs were guessed; tables are lines.",
        "Read it beside the PDF. If you have the document that it was made of, such as a Word file, import that.",
    )
    _drop_repeated(document.sheets, reading)
    body = _body_size(document.sheets)
    levels = _levels(document, body)
    blocks = [block for sheet in document.sheets for block in _blocks(sheet, document, body, levels)]
    _join_across_sheets(blocks)
    for block in blocks:
        block.text = text_of(block)
    elements = list(_elements(blocks, document.sheets, reading))
    draft = outlined(elements, reading, title=document.title, language=document.language)
    return replace(draft, title=draft.title or name)


def _drop_repeated(sheets: Sequence[Sheet], reading: Reading) -> None:
    """Takes away what stands at the top or the foot of most sheets, but for its numbers."""
    counted: Counter[str] = Counter()
    for sheet in sheets:
        counted.update({_without_numbers(row.text) for row in _edge_rows(sheet)})
    for sheet in sheets:
        for row in _edge_rows(sheet):
            key = _without_numbers(row.text)
            alone = not key or bool(SHEET_NUMBER.search(row.text))
            if alone or (len(sheets) > 2 and counted[key] > OFTEN * len(sheets)):  # noqa: PLR2004 - two can be alike by chance
                sheet.rows.remove(row)
                reading.leave_out("headers, footers and page numbers", sheet.where, row.text)


def _edge_rows(sheet: Sheet) -> list[Row]:
    ordered = sorted(sheet.rows, key=lambda row: -row.up)
    top = [row for row in ordered[:AT_EDGES] if row.up > 0.88 * sheet.height]
    return top + [row for row in ordered[-AT_EDGES:] if row.up < 0.12 * sheet.height and row not in top]


def _without_numbers(text: str) -> str:
    return re.sub(r"[\d\s]+", "", text).casefold()


def _body_size(sheets: Sequence[Sheet]) -> float:
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for row in sheet.rows:
            sizes[row.size] += len(row.text)
    return sizes.most_common(1)[0][0] if sizes else 11


def _levels(document: Document, body: float) -> dict[float, int]:
    """Sizes of headings, and how high each is: at most four."""
    sizes = {
        row.size
        for sheet in document.sheets
        for row in sheet.rows
        if row.size >= body * LARGER and len(row.text.split()) <= LONGEST_HEADING
    }
    distinct: list[float] = []
    for size in sorted(sizes, reverse=True):
        if not distinct or size < distinct[-1] * 0.95:
            distinct.append(size)
    return {size: next(at for at, one in enumerate(distinct, 1) if size >= one * 0.95) for size in sizes}


def _blocks(sheet: Sheet, document: Document, body: float, levels: dict[float, int]) -> Iterator[Block]:
    """The lines of a sheet, those that go on put together."""
    step = _step(sheet, body)
    last: Block | None = None
    for row in sheet.rows:
        block = _begun(row, sheet, document, body, levels)
        before = last.rows[-1] if last else None
        far = before is None or abs(before.up - row.up) > max(step, before.size * 1.1) * ONE_GAP or row.up > before.up
        if last and not far and _goes_on(last, block, row):
            last.rows.append(row)
            continue
        if last:
            yield last
        last = block
    if last:
        yield last


def _step(sheet: Sheet, body: float) -> float:
    """How far apart lines of text mostly are."""
    steps = Counter(
        round(above.up - below.up)
        for above, below in zip(sheet.rows, sheet.rows[1:], strict=False)
        if 0 < above.up - below.up < 3 * body
    )
    return float(steps.most_common(1)[0][0]) if steps else body * 1.2


def _begun(row: Row, sheet: Sheet, document: Document, body: float, levels: dict[float, int]) -> Block:
    text = row.text
    depth = document.outline.get(same_words(text), 0)
    if depth:
        return Block("heading", [row], sheet.where, depth)
    if row.size in levels and len(text.split()) <= LONGEST_HEADING:
        return Block("heading", [row], sheet.where, levels[row.size])
    short = len(text.split()) <= LONGEST_HEADING // 2 and not ENDS_SENTENCE.search(text)
    if row.bold and short and not MARK.match(text) and row.size >= body * 0.95:
        return Block("heading", [row], sheet.where, max(levels.values(), default=0) + 1)
    if MARK.match(text):
        return Block("bullet", [row], sheet.where)
    number = NUMBER.match(text)
    if number:
        return Block("number", [row], sheet.where, start=int(number[1]) if number[1].isdigit() else 1)
    return Block("paragraph", [row], sheet.where)


def _goes_on(last: Block, block: Block, row: Row) -> bool:
    """Whether a line belongs to what stands above it."""
    if last.kind == "heading":
        return block.kind == "heading" and block.level == last.level and abs(row.size - last.rows[-1].size) < 0.5  # noqa: PLR2004
    if block.kind != "paragraph":
        return False
    return last.kind == "paragraph" or row.left > last.rows[0].left + 1 or not ENDS_SENTENCE.search(last.rows[-1].text)


def _join_across_sheets(blocks: list[Block]) -> None:
    """A sentence that goes on on the next sheet is one."""
    at = 1
    while at < len(blocks):
        before, here = blocks[at - 1], blocks[at]
        begins_small = here.rows[0].text[:1].islower()
        unfinished = before.kind != "heading" and not ENDS_SENTENCE.search(before.rows[-1].text)
        if here.where != before.where and here.kind == "paragraph" and begins_small and unfinished:
            before.rows += here.rows
            del blocks[at]
        else:
            at += 1


def _elements(blocks: Sequence[Block], sheets: Sequence[Sheet], reading: Reading) -> Iterator[Element]:
    """The blocks as elements; a sheet's pictures come after its text, for where they stood among it is not known."""
    pictures = {sheet.where: list(dict.fromkeys(sheet.pictures)) for sheet in sheets}
    shown: set[str] = set()
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind == "heading":
            yield Heading(block.text, block.level, block.where)
        elif block.kind == "paragraph":
            yield Paragraph(block.text, block.where)
        else:
            end = at + 1
            while end < len(blocks) and blocks[end].kind in {"bullet", "number"}:
                end += 1
            yield from listed(_entries(blocks[at:end]))
            at = end - 1
        at += 1
        if at == len(blocks) or blocks[at].where != block.where:
            for name in pictures.pop(block.where, ()):
                if name not in shown:
                    shown.add(name)
                    yield Figure(name, where=block.where)
                    reading.doubt(
                        block.where, "Its picture stands below the page's text.", "Move it to where it belongs."
                    )


def _entries(blocks: Sequence[Block]) -> list[Entry]:
    """Entries of lists, each with its level: how far in it stands."""
    lefts: list[float] = []
    entries = []
    for block in blocks:
        left, room = block.rows[0].left, block.rows[0].size * 0.7
        while lefts and left < lefts[-1] - room:
            lefts.pop()
        if not lefts or left > lefts[-1] + room:
            lefts.append(left)
        entries.append(Entry(block.text, len(lefts) - 1, block.kind == "number", block.start, where=block.where))
    return entries
