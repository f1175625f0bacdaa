"""Tables of Word: of words, of layout, of questions (ECMA-376, part 1, 17.4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.importers.cells import cell_text, lays_out
from builder.importers.coloured_cells import with_colours
from builder.importers.docx.parts import W, value
from builder.importers.draft import Table, plain
from builder.importers.labelled import callout_of
from builder.importers.question_tables import questions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from builder.importers.docx.body import Body
    from builder.importers.draft import Element, Inline

ROWS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
REPEATED = 60  # characters of a cell over several rows that is said in each


@dataclass(slots=True)
class Cell:
    """A cell of a row, by what it holds."""

    elements: list[Element] = field(default_factory=list)
    columns: int = 1
    goes_on: bool = False  # with the cell above it
    colour: str = ""  # behind its words


def table(element: _Element, body: Body) -> list[Element]:
    """A table; its cells one after another where it only lays out what is in it, questions where it asks them."""
    where = body.where
    rows = [_cells(row, body) for row in _inside(element, f"{W}tr")]
    rows = [row for row in rows if row]
    filled = [cell for row in rows for cell in row if cell.elements]
    if not filled:
        return []
    if len(filled) == 1:
        return [callout_of(tuple(filled[0].elements), where)] if len(rows) == 1 else list(filled[0].elements)
    if lays_out([[cell.elements for cell in row] for row in rows]):
        body.doubt("A table was read as text, cell by cell.", "See that its parts are in a good order.")
        return [one for cell in filled for one in cell.elements]
    grid = with_colours(_grid(rows, body), [_colours(row) for row in rows], body.reading, where)
    asked = questions_of(grid[0], grid[1:], where, body.reading)
    return list(asked) if asked else [Table(tuple(grid[0]), tuple(map(tuple, grid[1:])), where)]


def _inside(element: _Element, wanted: str) -> Iterator[_Element]:
    """Rows or cells, also those that a program has wrapped."""
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag in ROWS:
            yield from _inside(child, wanted)


def _cells(row: _Element, body: Body) -> list[Cell]:
    cells = []
    for one in _inside(row, f"{W}tc"):
        properties = one.find(f"{W}tcPr")
        span = None if properties is None else value(properties.find(f"{W}gridSpan"))
        merged = None if properties is None else properties.find(f"{W}vMerge")
        goes_on = merged is not None and value(merged) in {None, "continue"}
        columns = min(int(span), 60) if span and span.isdecimal() else 1
        shade = None if properties is None else value(properties.find(f"{W}shd"), "fill")
        cells.append(Cell(body.elements(one), max(1, columns), goes_on, shade or ""))
    return cells


def _colours(row: list[Cell]) -> list[str]:
    return [one for cell in row for one in (cell.colour, *([""] * (cell.columns - 1)))]


def _grid(rows: list[list[Cell]], body: Body) -> list[list[Inline]]:
    """The cells' texts by row and column; what spans rows is said in each where it is short."""
    grid: list[list[Inline]] = []
    for row in rows:
        line: list[Inline] = []
        for cell in row:
            text = cell_text(cell.elements)
            above = grid[-1][len(line)] if grid and len(line) < len(grid[-1]) else ()
            if cell.goes_on and not text and above:
                text = above if len(plain(above)) <= REPEATED else ()
                body.doubt("A table has cells over several rows.", "See that each of its rows can be read by itself.")
            line += [text, *([()] * (cell.columns - 1))]
        grid.append(line)
    columns = max(map(len, grid))
    return [[*line, *([()] * (columns - len(line)))] for line in grid]
