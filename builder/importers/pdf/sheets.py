"""The sheets of a PDF, as lines of letters with their places and sizes."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from builder.frozen import frozen
from builder.importers.pdf.rows import Row, rows_on
from builder.importers.shown_pictures import as_browsers_show
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers import Reading
    from builder.importers.source import SourceFile

LARGEST, MOST_SHEETS = 100_000_000, 1_000  # bytes; sheets
MOST_LETTERS = 5_000_000
SMALLEST_PICTURE, MOST_POINTS = 60, 60_000_000  # pixels of a side: what is smaller is an ornament; of all
ANEW = "open it in the program that it was made with, and save it as PDF anew"
# What pypdf raises for files that are not what they say is as varied as the files.
DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(slots=True)
class Sheet:
    """A page of paper."""

    number: int
    height: float
    rows: list[Row] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)  # as `Reading.keep` named them
    whole: bool = True  # all of it could be read

    @property
    def where(self) -> str:
        """As people find it."""
        return f"page {self.number}"


@frozen
class Document:
    """A PDF."""

    title: str  # of its properties; "": it has none
    language: str
    outline: dict[str, int]  # its bookmarks, without blanks and capitals, and how deep each is
    sheets: tuple[Sheet, ...]


def read_document(file: SourceFile, reading: Reading) -> Document:
    """All its sheets. RefusedError: it is locked, damaged, or holds no text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd is no matter of the author's
    reader = _open(file)
    sheets = []
    letters = 0
    for number in range(1, _count(reader) + 1):
        sheet = _sheet(reader, number, reading)
        letters += sum(len(row.text) for row in sheet.rows)
        if letters > MOST_LETTERS:
            raise RefusedError("it holds more text than a course can", "split it, and import its parts")
        sheets.append(sheet)
    if not letters and not all(sheet.whole for sheet in sheets):
        raise RefusedError("it is damaged: none of its pages can be read", ANEW)
    if not letters:
        raise RefusedError(
            "it holds no text, only pictures of it, as a scan does",
            "use the document that it was made of, or have the text recognised by your scanner's program",
        )
    _report_attached(reader, reading)
    title, language = _properties(reader)
    return Document(title, language, _outline(reader), tuple(sheets))


def _report_attached(reader: PdfReader, reading: Reading) -> None:
    with suppress(*DAMAGE):
        for name in reader.attachments:
            reading.leave_out("attached files", "the whole file", name)


def _open(file: SourceFile) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(file.content(LARGEST)), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except DAMAGE as reason:
        raise RefusedError("it is damaged, or no PDF", ANEW) from reason
    except ImportError as reason:  # of what pypdf needs for newer locks
        raise RefusedError("it is locked", "save it without a password") from reason
    if locked:
        raise RefusedError("it is locked with a password", "save it without one")
    return reader


def _count(reader: PdfReader) -> int:
    try:
        count = len(reader.pages)
    except DAMAGE as reason:
        raise RefusedError("it is damaged: its pages can't be found", ANEW) from reason
    if count > MOST_SHEETS:
        raise RefusedError(f"it has more than {MOST_SHEETS:,} pages", "split it, and import its parts")
    return count


def _sheet(reader: PdfReader, number: int, reading: Reading) -> Sheet:
    sheet = Sheet(number, 842)
    try:
        page = reader.pages[number - 1]
        sheet.height = float(page.mediabox.height)
        sheet.rows = rows_on(page)
        sheet.pictures = list(_pictures(page, sheet, reading))
        _report_notes(page, sheet, reading)
    except DAMAGE:
        sheet.whole = False
        reading.doubt(
            sheet.where,
            "It can't be read whole: it is damaged.",
            "Compare it with the course, and add what is missing.",
        )
    if not sheet.rows and sheet.whole:
        reading.doubt(
            sheet.where,
            "It holds no text that can be read: it is empty, or a picture of text.",
            "Look at it, and type what it says.",
        )
    return sheet


def _report_notes(page: Any, sheet: Sheet, reading: Reading) -> None:
    """Comments that somebody put on the sheet, and the fields of a form."""
    for one in page.get("/Annots") or ():
        annotation = one.get_object()
        text, kind = str(annotation.get("/Contents") or ""), annotation.get("/Subtype")
        if kind == "/Widget":
            reading.leave_out(
                "fields of a form", sheet.where, f"{annotation.get('/T') or ''} {annotation.get('/V') or ''}"
            )
        elif text.strip() and kind != "/Link":
            what = f"A comment on it says: {' '.join(text.split())}"
            reading.doubt(sheet.where, what, "Do what it asks for; it is not in the course.")


def _pictures(page: Any, sheet: Sheet, reading: Reading) -> Iterator[str]:
    """The sheet's pictures; those that are no larger than an ornament are told."""
    resources: Any = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources is not None else None
    for name, one in (objects.get_object() if objects is not None else {}).items():
        stream = one.get_object()
        if stream.get("/Subtype") != "/Image":
            continue
        width, height = int(stream.get("/Width", 0)), int(stream.get("/Height", 0))
        if min(width, height) < SMALLEST_PICTURE:
            reading.leave_out("small pictures", sheet.where)
        elif width * height > MOST_POINTS:
            reading.leave_out("pictures that are too large", sheet.where)
        else:
            key = f"{one.idnum if hasattr(one, 'idnum') else f'{sheet.number}{name}'}.png"
            yield reading.keep(
                key, partial(_picture, page, name), called=f"page-{sheet.number}-picture", where=sheet.where
            )


def _picture(page: Any, name: str) -> bytes:
    """A picture as PNG. RefusedError: it can't be read."""
    try:
        content = page.images[name].data
    except DAMAGE as reason:
        raise RefusedError("a picture is damaged", "save it from the PDF as a picture") from reason
    return as_browsers_show(lambda: content, "png", (0, 0, 0, 0))


def _properties(reader: PdfReader) -> tuple[str, str]:
    try:
        title = " ".join(str(reader.metadata.title or "").split()) if reader.metadata else ""
        language = str(reader.root_object.get("/Lang", ""))
    except DAMAGE:
        return "", ""
    named = re.search(r"\.\w{2,5}$|^(?:untitled|microsoft word)|^document\d*$", title, re.IGNORECASE)
    return "" if named else title, language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else ""


def _outline(reader: PdfReader) -> dict[str, int]:
    found: dict[str, int] = {}

    def walk(entries: Any, depth: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            elif depth < 6 and len(found) < MOST_SHEETS:  # noqa: PLR2004 - as deep as headings go
                found.setdefault(same_words(str(entry.title or "")), depth)

    try:
        walk(reader.outline, 1)
    except DAMAGE:
        return found
    return {words: depth for words, depth in found.items() if words}


def same_words(text: str) -> str:
    """A text without blanks and capitals, to compare it by."""
    return "".join(text.split()).casefold()
