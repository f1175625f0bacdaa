"""Plain text, as Notepad writes it: paragraphs, underlined headings, lists and questions as people type them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer
from builder.importers.draft import Heading, Paragraph, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

ENDINGS = (".txt", ".text")
UNDERLINE = re.compile(r"\s*([=\-_*~])\1{2,}\s*")
ENTRY = re.compile(r"\s*(?:[-*\u2022\u00b7\u2013]\s*|\*?\(?(?:\d{1,3}|[A-Za-z])[.)]\s|\[[ xX*]?\])")
TABBED = re.compile(
    r"\s*(?:MC|MA|TF|ESS|ORD|MAT|FIB|FIL|NUM|SR|OP|FIB_PLUS|JUMBLED_SENTENCE|QUIZ_BOWL)\t"
)  # Blackboard
WRAPPED = 50  # characters of a line that goes on in the next


def recognises(file: SourceFile) -> bool:
    """A text that is called so and that nobody else knows."""
    return file.ending in ENDINGS and bool(file.start.strip()) and not TABBED.match(file.start)


def read(file: SourceFile, reading: Reading) -> Draft:
    """Its paragraphs. RefusedError: it can't be read."""
    from builder.importers.outlining import outlined  # noqa: PLC0415 - only where it reads

    reading.doubt(
        "", "It was read as plain text.", "If it holds questions for another program, export them as GIFT or Aiken."
    )
    return outlined(list(_elements(file.text().split("\n"))), reading)


def _elements(lines: list[str]) -> Iterator[Heading | Paragraph]:
    paragraph, where, wraps = "", "", False
    for number, line in enumerate([*lines, ""], 1):
        text = " ".join(line.split())
        if paragraph and UNDERLINE.fullmatch(line):
            yield Heading(words(paragraph), 1 if "=" in line else 2, where)
            paragraph = ""
        elif paragraph and text and wraps and not ENTRY.match(line):
            paragraph = f"{paragraph} {text}"
            wraps = len(line) >= WRAPPED
        elif not UNDERLINE.fullmatch(line):
            if paragraph:
                yield Paragraph(words(paragraph), where)
            paragraph, where, wraps = text, f"line {number}", len(line) >= WRAPPED


IMPORTER = Importer("plain text", ENDINGS, recognises, read, likely=-9, needs=())
