"""Aiken, the plainest form of multiple choice: a question, lettered answers, and `ANSWER: B`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

SHAPE = re.compile(r"^[ \t]*A[.)][ \t]*\S.*\n(?:.*\n)*?[ \t]*ANSWERS?:[ \t]*\(?[A-Z]\b", re.MULTILINE | re.IGNORECASE)
OTHER = re.compile(r"\s*(?:<|#|---\s*$)", re.MULTILINE)


def recognises(file: SourceFile) -> bool:
    """Lettered answers, and below them the letter that is right."""
    return bool(SHAPE.search(f"{file.start}\n")) and not OTHER.match(file.start)


def read(file: SourceFile, reading: Reading) -> Draft:
    """Each question."""
    from builder.importers.aiken.questions import draft_of  # noqa: PLC0415 - only what is needed

    return draft_of(file, reading)


IMPORTER = Importer("Aiken questions", (".txt",), recognises, read, likely=15, needs=())
