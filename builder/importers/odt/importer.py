"""OpenDocument texts (`.odt`, `.ott`), as LibreOffice writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

KIND = b"application/vnd.oasis.opendocument.text"


def recognises(file: SourceFile) -> bool:
    """A zip that says of itself that it is one."""
    if "content.xml" not in file.inside:
        return False
    kind = file.part("mimetype", 200) if "mimetype" in file.inside else b""
    return kind.startswith(KIND) or (not kind and file.ending in {".odt", ".ott"})


def read(file: SourceFile, reading: Reading) -> Draft:
    """The document by its headings. RefusedError: it is damaged or locked."""
    from builder.importers.odt.text import read_text  # noqa: PLC0415 - heavy, and needed only here

    return read_text(file, reading)


IMPORTER = Importer("OpenDocument text", (".odt", ".ott"), recognises, read)
