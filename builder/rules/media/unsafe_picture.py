"""A drawing holds something that a picture has no use for.

What it finds:
An SVG file with a script, an event such as `onclick`, embedded HTML, definitions of its own (a DTD), or a reference
to another file or site. It also finds an SVG of more than 5 MB. What a theme draws is looked through alike.

Why it matters:
Such a file can run a program in a learner's browser, or fetch something from elsewhere. Many LMS refuse a package
that holds one.

Example:

    <svg onload="alert('Hello')">

Use instead:

    <svg>

Open the drawing in a drawing program and export it as “plain SVG”, or as PNG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.render.drawings.library import files_shown
from builder.source.load import read_media
from builder.source.pictures import danger, pictures

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course, MediaFile

SEVERITY = Severity.ERROR

MOST = 5_000_000  # bytes: more is no drawing


def find(course: Course, report: Report) -> None:
    """Drawings that could do more than show."""
    for file, span in (*pictures(course, ".svg"), *files_shown(course)):
        fault = _fault(file)
        if fault:
            advice = "export the drawing as “plain SVG” in a drawing program, or use a PNG"
            report("unsafe-picture", span, f"“{file.name}” {fault}", help=advice)


def _fault(file: MediaFile) -> str:
    if file.size > MOST:
        return f"has more than {MOST // 1_000_000} MB, too much for a drawing"
    try:
        return danger(read_media(file))
    except OSError:
        return ""
