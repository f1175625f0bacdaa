"""The cells of CSV files and of workbooks, as text."""

from __future__ import annotations

import csv
import datetime
import io
import re
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen
from builder.package.archive import RefusedError
from builder.source.slugs import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

    from builder.importers import Reading
    from builder.importers.source import SourceFile

MOST_ROWS, MOST_COLUMNS = 20_000, 200
LARGEST_BOOK = 30_000_000  # bytes
WITHIN = re.compile(r'\[\$([^\]-]*)[^\]]*\]|"([^"]*)"|\\(.)|_.|\*.')  # what a format holds beside its figures
FORMATTED = re.compile(r"(?P<before>[£$€]?)\s*[#0,]*[0#](?:\.(?P<places>0+))?\s*(?P<percent>%?)")
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
SIGNS = ",;\t|"


@frozen
class Sheet:
    """A table."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def sheets(file: SourceFile, reading: Reading | None = None) -> list[Sheet]:
    """The tables of a file; what is in a workbook beside its cells is told."""
    return list(_of_book(file, reading)) if file.inside else [Sheet("", tuple(_of_text(file.text())))]


def _of_text(text: str) -> Iterator[tuple[str, ...]]:
    first = text.lstrip("\n")
    own = re.match(r"sep=(?P<sign>[^\n])[^\n]*\n", first, re.IGNORECASE)  # Excel's own first line
    sign = own["sign"] if own else _sign(first)
    first = first[own.end() :] if own else first
    csv.field_size_limit(2_000_000)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(first), delimiter=sign)):
            if number > MOST_ROWS:
                raise RefusedError(f"it has more than {MOST_ROWS:,} lines", "split it, and import its parts")
            yield tuple(cell.strip() for cell in row[:MOST_COLUMNS])
    except csv.Error as reason:
        raise RefusedError("it can't be read as a table", "open it in Excel and save it as .xlsx") from reason


def _sign(text: str) -> str:
    """What parts the cells: the sign that stands most often in the first lines, and equally often in each."""
    lines = [line for line in text.split("\n")[:20] if line.strip()]
    first = lines[0] if lines else ""
    return max(SIGNS, key=lambda sign: (first.count(sign), -SIGNS.index(sign)))


def _of_book(file: SourceFile, reading: Reading | None) -> Iterator[Sheet]:
    if sum(entry.size for entry in file.archive.values() if entry.name.endswith(".xml")) > LARGEST_BOOK * 3:
        raise RefusedError("its sheets are larger than 90 MB", "keep what is needed, and save it anew")
    content = file.content(LARGEST_BOOK)
    if reading:
        _report_formulas(file, content, reading)
    for sheet in _open(content).worksheets:
        if sheet.max_row > MOST_ROWS:
            raise RefusedError(f"“{sheet.title}” has more than {MOST_ROWS:,} lines", "split it, and import its parts")
        rows = []
        for row in sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS)):
            rows.append(tuple(_text(cell.value, cell.number_format) for cell in row))
            for cell in row:
                if reading and cell.comment:
                    reading.leave_out("comments on cells", f"{sheet.title}, {cell.coordinate}", cell.comment.text)
        if reading:
            for at, _ in enumerate(getattr(sheet, "_images", []), 1):
                reading.leave_out("pictures on sheets", sheet.title, f"picture {at}")
            _report_hidden(sheet, reading)
        yield Sheet(sheet.title, tuple(rows))


def _report_hidden(sheet: Any, reading: Reading) -> None:
    if sheet.sheet_state != "visible" and any(any(row) for row in sheet.iter_rows(values_only=True)):
        what = "This sheet is hidden in the workbook, and it is in the course."
        reading.doubt(sheet.title, what, "Delete what is not meant for learners.")


def _report_formulas(file: SourceFile, content: bytes, reading: Reading) -> None:
    """Tells of formulas whose result the file does not hold, as in files made by programs: they are empty cells."""
    sheets_with_some = [
        one for one in file.inside if SHEET.fullmatch(one) and b"<f" in file.part(one, LARGEST_BOOK * 3)
    ]
    if not sheets_with_some:
        return
    shown = _open(content)
    for sheet in _open(content, results=False).worksheets:
        places = [
            (cell.coordinate, str(cell.value))
            for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=min(sheet.max_column, MOST_COLUMNS))
            for cell in row
            if cell.data_type == "f" and shown[sheet.title][cell.coordinate].value is None
        ]
        for place, formula in places:
            reading.leave_out("formulas whose result is not in the file", f"{sheet.title}, {place}", formula)
        if places:
            reading.doubt(
                sheet.title,
                "It holds formulas whose result is not in the file, so that their cells are empty here.",
                "Open it in Excel or LibreOffice, save it, and import it again.",
            )


def _open(content: bytes, *, results: bool = True) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and needed only here

    try:
        return load_workbook(io.BytesIO(content), data_only=results)
    except Exception as reason:  # it raises whatever its own libraries do for what is damaged
        raise RefusedError("its sheets can't be read: it is damaged", "open it in Excel and save it anew") from reason


def _text(value: Any, form: str = "General") -> str:
    """What a cell shows: its number with the per cent sign, the currency and the decimals of its format."""
    if shown := _formatted(value, form):
        return shown
    if value is None:
        return ""
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - what a cell keeps exactly
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    return without_controls(str(value)).strip()


def _formatted(value: Any, form: str) -> str:
    """A time to the minute, a share in per cent, an amount with its currency; "" for what has no such format."""
    if isinstance(value, datetime.time):
        return value.isoformat("seconds" if value.second else "minutes")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    first = form.partition(";")[0]  # the format of numbers above zero
    shown = FORMATTED.search(WITHIN.sub(r"\1\2\3", first))
    if not shown or not (shown["before"] or shown["percent"]):
        return ""
    number = abs(value) * (100 if shown["percent"] else 1)
    figure = f"{number:{',' if ',' in first else ''}.{len(shown['places'] or '')}f}"
    return f"{'-' * (value < 0)}{shown['before']}{figure}{shown['percent']}"
