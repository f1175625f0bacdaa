"""PDF: its text, with headings guessed by the size of their letters: it says where letters stand, not what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

START, WITHIN = b"%PDF-", 1024  # ISO 32000-2, 7.5.2, and how much readers let stand before it


def recognises(file: SourceFile) -> bool:
    """A PDF, whatever its name."""
    return START in file.head[:WITHIN]


def read(file: SourceFile, reading: Reading) -> Draft:
    """The PDF as a course."""
    from builder.importers.pdf.sheets import read_document  # noqa: PLC0415
    from builder.importers.pdf.structure import draft_of  # noqa: PLC0415 - pypdf is heavy

    name = " ".join(file.path.stem.replace("_", " ").replace("-", " ").split())
    return draft_of(read_document(file, reading), name[:1].upper() + name[1:] or "Course", reading)


IMPORTER = Importer("PDF", (".pdf",), recognises, read, needs=("pypdf",))
