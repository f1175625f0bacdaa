"""Markdown of other programs: LiaScript, Quarto, MkDocs, Obsidian, Docusaurus, GitHub.

The course's own parser reads most of their forms as meant; here these are written properly, as `builder check --fix`
does. What has no equal here stays as it is, and is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

ENDINGS = (".md", ".markdown", ".qmd", ".rmd", ".mdx")
HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)


def recognises(file: SourceFile) -> bool:
    """A text that is called so, or has headings as Markdown has."""
    return bool(file.start.strip()) and (file.ending in ENDINGS or bool(HEADING.search(file.start)))


def read(file: SourceFile, reading: Reading) -> Draft:
    """The text, with what of it this language writes otherwise."""
    from builder.importers.markdown_of_others.text import read_markdown  # noqa: PLC0415 - only where it reads

    return read_markdown(file, reading)


IMPORTER = Importer("text in Markdown", ENDINGS, recognises, read, likely=-1, needs=())
