"""What Articulate Storyline publishes: its slides' texts, pictures, notes and questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

DATA = re.compile(r"(?P<folder>(?:[^/]+/){0,3}?)html5/data/js/data\.js")


def recognises(file: SourceFile) -> bool:
    """The list of its scenes and slides."""
    return bool(folder_in(file))


def folder_in(file: SourceFile) -> tuple[str, ...]:
    """The folder that holds it, the top being “”; () where it is not there."""
    return tuple(match["folder"] for name in file.inside if (match := DATA.fullmatch(name)))[:1]


def read(file: SourceFile, reading: Reading) -> Draft:
    """Scenes as sections, slides as pages."""
    from builder.importers.storyline.course import course_of  # noqa: PLC0415 - heavy, and needed only here

    return course_of(file, folder_in(file)[0], reading)


IMPORTER = Importer("package of Articulate Storyline", (".zip",), recognises, read, likely=30)
