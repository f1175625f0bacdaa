"""H5P, interactive content of Moodle, WordPress and h5p.com: a zip of JSON and media."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

SAYS, CONTENT = "h5p.json", "content/content.json"


def recognises(file: SourceFile) -> bool:
    """It holds the two files that each H5P holds."""
    return SAYS in file.inside and CONTENT in file.inside


def read(file: SourceFile, reading: Reading) -> Draft:
    """Its content, by type."""
    from builder.importers.h5p.content import draft_of  # noqa: PLC0415 - only what is needed

    return draft_of(file, reading)


IMPORTER = Importer("H5P content", (".h5p",), recognises, read, likely=40)
