"""Pages of the web, and what Word and Outlook save or paste as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|title"
    r"|p|div|h[1-6]|table|ul|ol|span|section|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
ENDINGS = (".html", ".htm", ".xhtml")


def recognises(file: SourceFile) -> bool:
    """A text that begins as a page of the web, or a part of one, does; Markdown may begin with a tag, too."""
    if file.ending in {".md", ".markdown", ".qmd", ".rmd", ".mdx"}:
        return False
    return bool(BEGINS.match(file.start)) or (file.ending in ENDINGS and "<" in file.start)


def read(file: SourceFile, reading: Reading) -> Draft:
    """The page by its headings."""
    from builder.importers.html.page import read_page  # noqa: PLC0415 - heavy, and needed only here

    return read_page(file, reading)


IMPORTER = Importer("page of the web", ENDINGS, recognises, read)
