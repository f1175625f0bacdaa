"""Tables and terms of a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.cells import cell_text, lays_out
from builder.importers.coloured_cells import with_colours
from builder.importers.draft import Paragraph, Strong, Table, Terms, Words, plain
from builder.importers.draft import words as as_words
from builder.importers.html.text import text_of
from builder.importers.html.tree import is_hidden, name, words
from builder.importers.question_tables import questions_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers.draft import Element, Inline
    from builder.importers.html.page import PageReader

MOST_SPANNED = 60  # rows or columns
REPEATED = 60  # letters of a cell over several rows that each of them says
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
    rows = [one for one in element.iter("tr") if _table_of(one) is element and _is_seen(reader, one)]
    cells = [[one for one in row if name(one) in {"td", "th"} and _is_seen(reader, one)] for row in rows]
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
    grid, colours = _grid(reader, cells, contents)
    grid = [tuple(row) for row in with_colours(grid, colours, reader.reading, reader.where)]
    asked = questions_of(grid[0], grid[1:], reader.where, reader.reading)
    reader.flow += asked or [Table(grid[0], tuple(grid[1:]), reader.where)]


def _is_seen(reader: PageReader, element: _Element) -> bool:
    """Whether a row or a cell is shown; the words of one that is not are told."""
    if is_hidden(element):
        reader.leave_out("hidden words", words(element))
        return False
    return True


def _colour(cell: _Element) -> str:
    declared = BEHIND.search(cell.get("style") or "")
    return (declared["colour"] if declared else cell.get("bgcolor") or "").strip()


def _table_of(row: _Element) -> _Element | None:
    return next((one for one in row.iterancestors() if name(one) == "table"), None)


def _span(cell: _Element, what: str) -> int:
    number = cell.get(what) or "1"
    return max(1, min(int(number), MOST_SPANNED)) if number.isdecimal() else 1


def _grid(
    reader: PageReader, cells: list[list[_Element]], contents: list[list[list[Element]]]
) -> tuple[list[tuple[Inline, ...]], list[list[str]]]:
    """The cells' texts and colours by row and column; what spans rows is said in each where it is short."""
    grid: list[tuple[Inline, ...]] = []
    colours: list[list[str]] = []
    above: dict[int, tuple[int, Inline, str]] = {}  # by column, of cells that go on: rows left, what each says
    for row, texts in zip(cells, contents, strict=True):
        if not row:
            continue
        line: list[Inline] = []
        shades: list[str] = []
        waiting = list(zip(row, texts, strict=True))
        while waiting or len(line) in above:
            at = len(line)
            if at in above:
                left, text, shade = above.pop(at)
                if left > 1:
                    above[at] = (left - 1, text, shade)
                line.append(text)
                shades.append(shade)
                continue
            cell, elements = waiting.pop(0)
            text, shade, columns = cell_text(elements), _colour(cell), _span(cell, "colspan")
            going_on = _span(cell, "rowspan") - 1
            line += [text, *([()] * (columns - 1))]
            shades += [shade, *([""] * (columns - 1))]
            if going_on:
                said_again: Inline = text if len(plain(text)) <= REPEATED else ()
                above |= {at + step: (going_on, () if step else said_again, shade) for step in range(columns)}
                reader.doubt("A table has cells over several rows.", "See that each of its rows can be read by itself.")
        grid.append(tuple(line))
        colours.append(shades)
    width = max(map(len, grid))
    return [(*line, *([()] * (width - len(line)))) for line in grid], colours
