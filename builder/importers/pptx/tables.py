"""Tables of a slide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.importers.coloured_cells import with_colours
from builder.importers.draft import Break, Inline, Table, Words, plain
from builder.importers.pptx.paragraphs import lines_of
from builder.importers.question_tables import questions_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers.draft import Element
    from builder.importers.pptx.deck import Line
    from builder.importers.pptx.paragraphs import Setting
    from builder.importers.pptx.shapes import Shapes


A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read_table(table: Any, shapes: Shapes, setting: Setting) -> Iterator[Element]:
    """A table, or the questions that it lists; cells that were one in the slide stand once, at their beginning."""
    cells = [[_cell(cell, setting) for cell in row.cells] for row in table.rows]
    colours = [[_colour(cell) for cell in row.cells] for row in table.rows]
    rows = [tuple(row) for row in with_colours(cells, colours, shapes.reading, shapes.slide.where)]
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    if any(cell.is_merge_origin for cell in table.iter_cells()):
        shapes.reading.doubt(
            shapes.slide.where,
            "In its table some cells were one over several rows or columns; their words stand in the first.",
            "Repeat the words where each row or column needs them.",
        )
    if table.first_row or not table.first_col:
        head, *rest = rows
    else:
        head, rest = tuple(() for _ in rows[0]), rows
    questions = questions_of(head, rest, shapes.slide.where, shapes.reading)
    if questions:
        shapes.reading.leave_out("heads of tables of questions", shapes.slide.where, "; ".join(map(plain, head)))
    yield from questions or (Table(head, tuple(rest), shapes.slide.where),)


def _colour(cell: Any) -> str:
    """The colour behind a cell's words, where the slide itself says it (21.1.3.17)."""
    found = cell._tc.find(f"{A}tcPr/{A}solidFill/{A}srgbClr")  # noqa: SLF001 - its XML is not public
    return "" if found is None else str(found.get("val") or "")


def _cell(cell: Any, setting: Setting) -> Inline:
    lines = lines_of(cell.text_frame._txBody, setting)  # noqa: SLF001 - its XML is not public
    pieces: list[Any] = []
    for number, line in enumerate(lines):
        pieces += [Break()] if number else []
        pieces += _marked(line) if len(lines) > 1 else line.text
    return tuple(pieces)


def _marked(line: Line) -> Inline:
    return (Words("• "), *line.text) if line.mark else line.text
