"""PowerPoint: slides become pages, sections of the deck sections, speaker's notes notes for the trainer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

MAIN = "ppt/presentation.xml"


def recognises(file: SourceFile) -> bool:
    """A zip that holds a presentation."""
    return MAIN in file.inside


def read(file: SourceFile, reading: Reading) -> Draft:
    """The deck as a course."""
    from builder.importers.pptx.course import course_of  # noqa: PLC0415 - python-pptx is heavy
    from builder.importers.pptx.slides import read_deck  # noqa: PLC0415

    deck = read_deck(file, reading)
    name = " ".join(file.path.stem.replace("_", " ").replace("-", " ").split())
    return course_of(deck, name[:1].upper() + name[1:] or "Course", reading)


IMPORTER = Importer("PowerPoint presentation", (".pptx", ".pptm", ".ppsx", ".potx"), recognises, read)
