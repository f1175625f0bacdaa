"""QTI, the standard for questions (1EdTech): 1.2, 2.0 to 2.2 and 3.0, as one file or as a zip with a manifest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

ROOTS = r"(?:[\w.-]+:)?(?:questestinterop|assessmentItem|assessmentTest|qti-assessment-(?:item|test))\b"
ROOT = re.compile(rf"(?:\s|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*>)*<{ROOTS}", re.DOTALL)
IN_MANIFEST = re.compile(rb"imsqti|imsqtiasi|assessment/x-bb-|associatedcontent/imscc[^\"']*", re.IGNORECASE)
MANIFEST = "imsmanifest.xml"
LARGEST_LOOK, MOST_LOOKS = 2_000_000, 40  # bytes of a part, and parts, that are looked at to recognise a zip


def recognises(file: SourceFile) -> bool:
    """Its root tells it; of a zip, its manifest or the root of a file in it."""
    if file.inside:
        return _is_package(file)
    return bool(ROOT.match(file.start))


def _is_package(file: SourceFile) -> bool:
    try:
        manifest = next((name for name in file.inside if name.rpartition("/")[2] == MANIFEST), "")
        if manifest and IN_MANIFEST.search(file.part(manifest, LARGEST_LOOK)):
            return True
        parts = [name for name in file.inside if name.lower().endswith((".xml", ".qti"))][:MOST_LOOKS]
        small = (name for name in parts if file.archive[name].size <= LARGEST_LOOK)
        return any(ROOT.match(file.part(name).decode("utf-8", "replace").lstrip("\ufeff")) for name in small)
    except RefusedError:
        return False


def read(file: SourceFile, reading: Reading) -> Draft:
    """Each question, in banks by section."""
    from builder.importers.qti.package import draft_of  # noqa: PLC0415 - only what is needed

    return draft_of(file, reading)


IMPORTER = Importer("QTI questions", (".xml", ".zip"), recognises, read, likely=30)
