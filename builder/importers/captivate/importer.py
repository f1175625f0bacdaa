"""What Adobe Captivate publishes: the texts of its slides, from what screen readers are told, and its questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers import Importer

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

DATA = re.compile(r"(?:[^/]+/){0,3}?assets/js/(?:CPM|project)\.js")


def recognises(file: SourceFile) -> bool:
    """The file of its slides."""
    return bool(data_in(file))


def data_in(file: SourceFile) -> str:
    """The name of the file of its slides; "" where there is none."""
    return next((name for name in file.inside if DATA.fullmatch(name)), "")


def read(file: SourceFile, reading: Reading) -> Draft:
    """Slides as pages."""
    from builder.importers.captivate.slides import course_of  # noqa: PLC0415 - only what is needed

    return course_of(file, data_in(file), reading)


IMPORTER = Importer("package of Adobe Captivate", (".zip",), recognises, read, likely=30, needs=())
