"""A film or sound is larger than many LMS take.

What it finds:
A film or a sound of more than 100 MB.

Why it matters:
Many LMS refuse an upload of that size, and learners wait long for it.

Example:

    ![Two departments argue over a form](media/clip.mp4)

Use instead:

    ![Two departments argue over a form](media/clip-720p.mp4)

Three minutes at 720 lines have about 30 MB. A program such as HandBrake saves a film smaller; a long film is better as
several short ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

LIMIT = 100_000_000  # bytes, of a package that many LMS take


def find(course: Course, report: Report) -> None:
    """Clips that no package should hold."""
    for name, link in {link.found: link for link in course.links if link.kind == "clip" and link.found}.items():
        size = course.source.media[name].size
        if size > LIMIT:
            message = f"this clip has {size / 1_000_000:.0f} MB; many LMS take no package over {LIMIT // 1_000_000} MB"
            advice = "save it smaller, for example with 720 lines, or make several short clips of it"
            report("heavy-clip", link.span, message, help=advice)
