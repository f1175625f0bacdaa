"""What iSpring publishes: the texts of its slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

LARGEST = 20_000_000  # bytes
SLIDES = re.compile(r"presInfo\s*=\s*([\"'])(?P<text>[A-Za-z0-9+/=]{40,})\1")
QUIZ = re.compile(r"quizInfo\s*=\s*([\"'])(?P<text>[A-Za-z0-9+/=]{40,})\1")
PLACES = re.compile(r"(?:[^/]+/){0,3}?(?:index\.html|data/quiz\w*\.js|quiz\w*\.js)")


def recognises(file: SourceFile) -> bool:
    """The text in its page that holds all slides, or a quiz."""
    return bool(texts_in(file))


def texts_in(file: SourceFile) -> list[tuple[str, str]]:
    """What it holds, slides first: “slides” or “quiz”, and the text that holds it."""
    found = []
    for name in sorted(one for one in file.inside if PLACES.fullmatch(one)):
        text = file.part(name, LARGEST).decode("utf-8", "replace")
        for kind, pattern in (("slides", SLIDES), ("quiz", QUIZ)):
            found += [(kind, match["text"]) for match in pattern.finditer(text)]
    return sorted(found, key=lambda one: one[0] == "quiz")


def read(file: SourceFile, reading: Reading) -> Draft:
    """Slides as pages."""
    from builder.importers.ispring.slides import course_of  # noqa: PLC0415 - only what is needed

    return course_of(file, texts_in(file), reading)


IMPORTER = Importer("package of iSpring", (".zip",), recognises, read, likely=30, needs=())
