"""GIFT, the text form of questions of Moodle and many others (docs.moodle.org, “GIFT format”)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

ANSWERS = re.compile(r"(?<!\\)\{\s*(?:[=~]\s*\S|#\s*[-=%\d.]|>\s*\S|(?:T|F|TRUE|FALSE)\s*[#}]|\})")
NAMED = re.compile(r"^\s*::(?:\\.|[^:\n])+::", re.MULTILINE)
CATEGORY = re.compile(r"^\s*\$CATEGORY:\s*\S", re.MULTILINE)
OTHER = re.compile(r"\s*(?:<|---\s*$|#+ |\{|\[\s*[\"{\[\]])", re.MULTILINE)  # pages, Markdown, JSON


def recognises(file: SourceFile) -> bool:
    """Answers in braces that begin as GIFT's do; a name in double colons tells it even where none follow."""
    text = file.start
    if not text or OTHER.match(text):
        return False
    if file.ending in {".md", ".markdown", ".html", ".htm", ".csv"}:
        return False
    return bool(ANSWERS.search(text)) or bool(CATEGORY.search(text)) or (bool(NAMED.search(text)) and "{" in text)


def read(file: SourceFile, reading: Reading) -> Draft:
    """Each question, in banks by category."""
    from builder.importers.gift.questions import draft_of  # noqa: PLC0415 - only what is needed

    return draft_of(file, reading)


IMPORTER = Importer("GIFT questions", (".gift", ".txt"), recognises, read, likely=20)
