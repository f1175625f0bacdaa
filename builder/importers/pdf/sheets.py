"""The sheets of a PDF, as lines of letters with their places and sizes."""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from builder.archive import RefusedError
from builder.photos.convert import as_browsers_show

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


@dataclass(frozen=True, slots=True)
class Chunk:
    """Letters that stand in a row."""

    text: str
    left: float  # points from the sheet's left edge
    up: float  # points of their base line above the sheet's lower edge
    size: float  # points
    bold: bool
    link: str = ""


@dataclass(slots=True)
class Row:
    """A line as it is printed."""

    chunks: list[Chunk]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join("".join(chunk.text for chunk in self.chunks).split())

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.chunks[0].left

    @property
    def up(self) -> float:
        """How high its base line is."""
        return self.chunks[0].up

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: Counter[float] = Counter()
        for chunk in self.chunks:
            sizes[round(chunk.size, 1)] += len(chunk.text.strip())
        return sizes.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether all its letters are."""
        return all(chunk.bold for chunk in self.chunks if chunk.text.strip())


@dataclass(slots=True)
class Sheet:
    """A page of paper."""

    number: int
    height: float
    rows: list[Row] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)  # as `Reading.keep` named them

    @property
    def where(self) -> str:
        """As people find it."""
        return f"page {self.number}"


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF."""

    title: str  # of its properties; "": it has none
    language: str
    outline: dict[str, int]  # its bookmarks, without blanks and capitals, and how deep each is
    sheets: tuple[Sheet, ...]


def read_document(file: SourceFile, reading: Reading) -> Document:
    """All its sheets. RefusedError: it is locked, damaged, or holds no text."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds odd is no matter of the author's
    reader = _opened(file)
    sheets = []
    letters = 0
    for number in range(1, _count(reader) + 1):
        sheet = _sheet(reader, number, reading)
        letters += sum(len(row.text) for row in sheet.rows)
        if letters > MOST_LETTERS:
            raise RefusedError("it holds more text than a course can", "split it, and import its parts")
        sheets.append(sheet)
    if not letters:
        raise RefusedError(
            "it holds no text, only pictures of it, as a scan does",
            "use the document that it was made of, or have the text recognised by your scanner's program",
        )
    title, language = _properties(reader)
    return Document(title, language, _outline(reader), tuple(sheets))


def _opened(file: SourceFile) -> PdfReader:
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
        sheet.rows = _rows(_chunks(page))
        sheet.pictures = list(_pictures(page, sheet, reading))
    except DAMAGE:
        reading.doubt(
            sheet.where,
            "It can't be read whole: it is damaged.",
            "Compare it with the course, and add what is missing.",
        )
    if not sheet.rows:
        reading.doubt(
            sheet.where,
            "It holds no text that can be read: it is empty, or a picture of text.",
            "Look at it, and type what it says.",
        )
    return sheet


def _chunks(page: Any) -> list[Chunk]:
    links = list(_links(page))
    found: list[Chunk] = []

    def take(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        if not text.strip():
            return
        left = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        up = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        stretch = abs(inner[3] * outer[3]) or abs(inner[1] * outer[1]) or 1
        name = str((font or {}).get("/BaseFont", ""))
        link = next((address for address, box in links if _inside(box, left, up, size * stretch, text)), "")
        for part in text.strip("\n").split("\n"):
            found.append(
                Chunk(
                    part,
                    left,
                    up,
                    size * stretch,
                    bool(re.search(r"bold|black|heavy|semibold", name, re.IGNORECASE)),
                    link,
                )
            )
            up -= size * stretch * 1.2

    page.extract_text(visitor_text=take)
    return found


def _inside(box: tuple[float, ...], left: float, up: float, size: float, text: str) -> bool:
    """Whether letters stand in a link's box, and are not many more than it has room for."""
    x, low, right, high = box
    width = len(text.strip()) * size * 0.4  # letters are at least so wide
    return x - 2 <= left <= right and low - 2 <= up <= high and left + width <= right + size * 2


def _links(page: Any) -> Iterator[tuple[str, tuple[float, ...]]]:
    for one in page.get("/Annots") or ():
        held = one.get_object()
        action = held.get("/A")
        address = str((action.get_object() if action is not None else {}).get("/URI", ""))
        if re.match(r"(https?|mailto|tel):", address, re.IGNORECASE):
            x, y, right, top = (float(number) for number in held["/Rect"])
            yield address, (min(x, right), min(y, top), max(x, right), max(y, top))


def _rows(chunks: list[Chunk]) -> list[Row]:
    """The chunks in lines, from the top down, column by column: a step far up and to the right opens a column."""
    columns: list[list[Chunk]] = [[]]
    for chunk in chunks:
        last = columns[-1]
        lowest = min((one.up for one in last), default=chunk.up)
        rightmost = min((one.left for one in last), default=0)
        if len(last) > 5 and chunk.up > lowest + 15 * chunk.size and chunk.left > rightmost + 15 * chunk.size:  # noqa: PLR2004
            columns.append([])
        columns[-1].append(chunk)
    return [row for column in columns for row in _lines(column)]


def _lines(chunks: list[Chunk]) -> list[Row]:
    rows: list[Row] = []
    for chunk in sorted(chunks, key=lambda one: -one.up):
        if rows and abs(rows[-1].up - chunk.up) < 0.4 * max(rows[-1].size, chunk.size):
            rows[-1].chunks.append(chunk)
        else:
            rows.append(Row([chunk]))
    for row in rows:
        row.chunks.sort(key=lambda one: one.left)
        row.chunks = [_apart(chunk, row.chunks[at - 1] if at else None) for at, chunk in enumerate(row.chunks)]
    return rows


def _apart(chunk: Chunk, before: Chunk | None) -> Chunk:
    """The chunk with a blank before it where it stands well apart from the one before."""
    if before is None or before.text.endswith(" ") or chunk.text.startswith(" "):
        return chunk
    gap = chunk.left - before.left - len(before.text) * before.size * 0.6
    return Chunk(f" {chunk.text}", chunk.left, chunk.up, chunk.size, chunk.bold, chunk.link) if gap > 0 else chunk


def _pictures(page: Any, sheet: Sheet, reading: Reading) -> Iterator[str]:
    """The sheet's pictures; those that are no larger than an ornament are told."""
    resources: Any = page.get("/Resources")
    held = resources.get_object().get("/XObject") if resources is not None else None
    for name, one in (held.get_object() if held is not None else {}).items():
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
