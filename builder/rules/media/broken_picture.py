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
from builder.source.photos.upright import HEIC_ADVICE, is_heic, reads_heic
from builder.source.pictures import MOST, broken, pictures

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course, MediaFile

SEVERITY = Severity.ERROR

UNREAD = "is a HEIC photo, which browsers don't show"
BEGINNINGS = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".heic": (),
    ".heif": (),
}


def find(course: Course, report: Report) -> None:
    """Pictures whose bytes are not what their names say."""
    for file, span in (*pictures(course, ".svg", *BEGINNINGS), *files_shown(course)):
        fault = _fault(file)
        if fault:
            advice = HEIC_ADVICE if fault == UNREAD else "save the picture again, or export it anew"
            report("broken-picture", span, f"“{file.name}” {fault}", help=advice)


def _fault(file: MediaFile) -> str:
    ending = f".{file.name.rpartition('.')[2].lower()}"
    try:
        if ending == ".svg":
            return broken(read_media(file)) if file.size <= MOST else ""
        start = read_beginning(file)
    except OSError:
        return "can't be read"
    if is_heic(start):  # whatever its name says
        return "" if reads_heic() else UNREAD
    known = start.startswith(BEGINNINGS[ending])
    return "" if known else f"is not a {ending[1:].upper()} picture, whatever its name says"
