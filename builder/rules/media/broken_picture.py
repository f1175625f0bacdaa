"""A picture can't be shown.

What it finds:
A picture that is empty or damaged, or whose content is not what its name says, such as a PNG that is called `.jpg`.

Why it matters:
Learners would see a broken picture.

Example:

    ![A tidy desk](media/half-downloaded.svg)

Use instead:

    ![A tidy desk](media/desk.svg)

Save the picture again, or export it anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.render.drawings.library import files_shown
from builder.source.load import read_beginning, read_media
from builder.source.pictures import MOST, broken, pictures

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course, MediaFile

SEVERITY = Severity.ERROR

BEGINNINGS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
}


def find(course: Course, report: Report) -> None:
    """Pictures whose bytes are not what their names say."""
    for file, span in (*pictures(course, ".svg", *BEGINNINGS), *files_shown(course)):
        fault = _fault(file)
        if fault:
            report("broken-picture", span, f"“{file.name}” {fault}", help="save the picture again, or export it anew")


def _fault(file: MediaFile) -> str:
    ending = f".{file.name.rpartition('.')[2].lower()}"
    try:
        if ending == ".svg":
            return broken(read_media(file)) if file.size <= MOST else ""
        known = read_beginning(file).startswith(BEGINNINGS[ending])
    except OSError:
        return "can't be read"
    return "" if known else f"is not a {ending[1:].upper()} picture, whatever its name says"
