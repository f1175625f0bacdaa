"""Tables and terms of a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.cells import cell_text, lays_out
from builder.importers.coloured_cells import with_colours
from builder.importers.draft import Paragraph, Strong, Table, Terms, Words, plain
from builder.importers.draft import words as as_words
from builder.importers.html.text import text_of
from builder.importers.html.tree import name, words
from builder.importers.question_tables import questions_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers.draft import Element, Inline
    from builder.importers.html.page import PageReader


BEHIND = re.compile(r"background(?:-color)?\s*:\s*(?P<colour>#[0-9a-fA-F]{3,6}\b|rgba?\([^()]*\)|[a-zA-Z]+)")


def terms(reader: PageReader, element: _Element) -> None:
    entries: list[tuple[Inline, Inline]] = []
    for one in _terms_in(element):
        if name(one) == "dt":
            entries.append((text_of(reader, one), ()))
        elif entries and not entries[-1][1]:
            entries[-1] = (entries[-1][0], cell_text(reader.elements(one)))
        else:
            entries.append((entries[-1][0] if entries else (), cell_text(reader.elements(one))))
    entries = [one for one in entries if plain(one[0]).strip() or plain(one[1]).strip()]
    if entries and all(plain(term).strip() and plain(meaning).strip() for term, meaning in entries):
        reader.flow.append(Terms(tuple(entries), reader.where))
    else:
        paragraphs = [((Strong(term), Words(" ")) if term else ()) + meaning for term, meaning in entries]
        reader.flow += [Paragraph(text, reader.where) for text in paragraphs]


def _terms_in(element: _Element) -> list[_Element]:
    """The terms and meanings of a list, also those in boxes of its own."""
    found: list[_Element] = []
    for child in element:
        inner = [one for one in child if name(one) in {"dt", "dd"}] if name(child) == "div" else []
        found += inner or [child]
    return found


def table(reader: PageReader, element: _Element) -> None:
    rows = [one for one in element.iter("tr") if _table_of(one) is element]
    cells = [[one for one in row if name(one) in {"td", "th"}] for row in rows]
    contents = [[reader.elements(cell) for cell in row] for row in cells]
    caption = next((words(one) for one in element if name(one) == "caption"), "")
    filled = [cell for row in contents for cell in row if cell]
    if caption:
        reader.flow.append(Paragraph((Strong(as_words(caption)),), reader.where))
    if not filled:
        return
    if len(filled) == 1 or lays_out(contents):
        reader.flow += [one for cell in filled for one in cell]
        return
    grid = [_row(row, texts) for row, texts in zip(cells, contents, strict=True) if row]
    columns = max(map(len, grid))
    grid = [(*row, *([()] * (columns - len(row)))) for row in grid]
    colours = [_colours(row) for row in cells if row]
    grid = [tuple(row) for row in with_colours(grid, colours, reader.reading, reader.where)]
    asked = questions_of(grid[0], grid[1:], reader.where, reader.reading)
    reader.flow += asked or [Table(grid[0], tuple(grid[1:]), reader.where)]


def _colours(cells: list[_Element]) -> list[str]:
    found = []
    for cell in cells:
        declared = BEHIND.search(cell.get("style") or "")
        colour = declared["colour"] if declared else cell.get("bgcolor") or ""
        span = cell.get("colspan") or "1"
        found += [colour.strip(), *([""] * (min(int(span), 60) - 1 if span.isdecimal() else 0))]
    return found


def _table_of(row: _Element) -> _Element | None:
    return next((one for one in row.iterancestors() if name(one) == "table"), None)


def _row(cells: list[_Element], contents: list[list[Element]]) -> tuple[Inline, ...]:
    line: list[Inline] = []
    for cell, elements in zip(cells, contents, strict=True):
        span = cell.get("colspan") or "1"
        line += [cell_text(elements), *([()] * (min(int(span), 60) - 1 if span.isdecimal() else 0))]
    return tuple(line)
