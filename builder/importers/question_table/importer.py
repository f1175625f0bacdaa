"""Tables of questions: CSV, and the sheets of Excel and its like, a question a line or an answer a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers import Ask, Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

WORKBOOK = "xl/workbook.xml"
OF_TEXT = {".csv", ".tsv", ".tab"}


def recognises(file: SourceFile) -> bool:
    """A workbook; of text, what calls itself a table."""
    return WORKBOOK in file.inside or (file.ending in OF_TEXT and bool(file.start.strip()))


def read(file: SourceFile, reading: Reading) -> Draft:
    """Each line, in banks by category."""
    from builder.importers.question_table.questions import draft_of  # noqa: PLC0415 - only what is needed

    return draft_of(file, reading)


def asks(file: SourceFile) -> tuple[Ask, ...]:
    """What each column holds, as far as its heading tells."""
    from builder.importers.question_table.questions import asked_of  # noqa: PLC0415 - only what is needed

    return asked_of(file)


IMPORTER = Importer(
    "table of questions", (".xlsx", ".csv", ".tsv", ".xlsm"), recognises, read, likely=5, asks=asks, needs=()
)
