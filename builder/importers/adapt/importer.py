"""Courses of the Adapt framework: a package of one, or the folder `course` of its source in a zip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

COMPONENTS = re.compile(
    r"(?P<folder>(?:[^/]+/){0,4}?(?:course/)?(?P<language>[A-Za-z]{2,3}(?:-[\w]+)?)/)components\.json"
)


def recognises(file: SourceFile) -> bool:
    """The components of a course, and the pages that hold them, a file each."""
    return bool(folders(file))


def folders(file: SourceFile) -> list[str]:
    """The folders of its languages."""
    found = (COMPONENTS.fullmatch(name) for name in file.inside)
    return [match["folder"] for match in found if match and f"{match['folder']}contentObjects.json" in file.inside]


def read(file: SourceFile, reading: Reading) -> Draft:
    """Menus as sections, pages as pages, components as what they are here."""
    from builder.importers.adapt.course import course_of  # noqa: PLC0415 - heavy, and needed only here

    return course_of(file, folders(file), reading)


IMPORTER = Importer("package of the Adapt framework", (".zip",), recognises, read, likely=30)
