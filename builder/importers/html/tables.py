"""Tables and terms of a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.cells import cell_text, lays_out
from builder.importers.draft import Paragraph, Strong, Table, Terms, Words, plain
from builder.importers.draft import words as as_words
from builder.importers.html.text import text_of
from builder.importers.html.tree import name, words
from builder.importers.question_tables import questions_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers.draft import Element, Inline
    from builder.importers.html.page import PageReader


def terms(reader: PageReader, element: _Element) -> None:
    entries: list[tuple[Inline, Inline]] = []
    term: Inline = ()
    parts = [one for child in element for one in ([child] if name(child) in {"dt", "dd"} else list(child))]
    for one in parts:
        if name(one) == "dt":
            term = text_of(reader, one)
        elif name(one) == "dd":
            entries.append((term, cell_text(reader.elements(one))))
    whole = [one for one in entries if plain(one[0]).strip() and plain(one[1]).strip()]
    if len(whole) == len(entries) and entries:
        reader.flow.append(Terms(tuple(entries), reader.where))
    else:
        reader.flow += [Paragraph((Strong(term), Words(" "), *text), reader.where) for term, text in entries]


def table(reader: PageReader, element: _Element) -> None:
    rows = [one for one in element.iter("tr") if _table_of(one) is element]
    cells = [[one for one in row if name(one) in {"td", "th"}] for row in rows]
    held = [[reader.elements(cell) for cell in row] for row in cells]
    caption = next((words(one) for one in element if name(one) == "caption"), "")
    filled = [cell for row in held for cell in row if cell]
    if caption:
        reader.flow.append(Paragraph((Strong(as_words(caption)),), reader.where))
    if not filled:
        return
    if len(filled) == 1 or lays_out(held):
        reader.flow += [one for cell in filled for one in cell]
        return
    grid = [_row(row, texts) for row, texts in zip(cells, held, strict=True) if row]
    columns = max(map(len, grid))
    grid = [(*row, *([()] * (columns - len(row)))) for row in grid]
    asked = questions_of(grid[0], grid[1:], reader.where)
    reader.flow += asked or [Table(grid[0], tuple(grid[1:]), reader.where)]


def _table_of(row: _Element) -> _Element | None:
    return next((one for one in row.iterancestors() if name(one) == "table"), None)


def _row(cells: list[_Element], held: list[list[Element]]) -> tuple[Inline, ...]:
    line: list[Inline] = []
    for cell, elements in zip(cells, held, strict=True):
        span = cell.get("colspan") or "1"
        line += [cell_text(elements), *([()] * (min(int(span), 60) - 1 if span.isdecimal() else 0))]
    return tuple(line)
