"""text2qti, quizzes in Markdown for Canvas: numbered questions, lettered answers, a star before the right one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

TITLE = re.compile(r"^Quiz title:[ \t]*\S", re.MULTILINE | re.IGNORECASE)
ASKED = re.compile(r"^\d+\.[ \t]+\S", re.MULTILINE)
RIGHT = re.compile(r"^(?:\*[a-zA-Z]\)|\[\*\]|=|_{3,}[ \t]*$)[ \t]*", re.MULTILINE)
CHOICE = re.compile(r"^(?:\*[a-zA-Z]\)|\[\*\])[ \t]+\S", re.MULTILINE)
FRONT_MATTER = re.compile(r"\s*---\s*\n")


def recognises(file: SourceFile) -> bool:
    """A quiz title, or questions with a star at a right answer."""
    text = file.start
    if FRONT_MATTER.match(text) or not ASKED.search(text):
        return False
    return bool(CHOICE.search(text)) or (bool(TITLE.search(text)) and bool(RIGHT.search(text)))


def read(file: SourceFile, reading: Reading) -> Draft:
    """Each question, groups as banks."""
    from builder.importers.text2qti.questions import draft_of  # noqa: PLC0415 - only what is needed

    return draft_of(file, reading)


IMPORTER = Importer("text2qti questions", (".txt", ".md"), recognises, read, likely=25)
