"""A picture is heavier than a page should carry.

What it finds:
A picture of more than 500 kB that goes into the package as it is: a drawing, one that moves, or a photo that stays
an original by a line under it. Other photos are made smaller by the build.

Why it matters:
Learners on slow lines, or who pay for what they load, wait for it; on a phone that takes several seconds.

Example:

    ![A desk with an open letter](media/desk.svg)

Use instead:

    ![A desk with an open letter](media/desk-simplified.svg)

Simplify the drawing, or save it as PNG; make what moves a film; take “original” away from under a photo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.package.photos import ENDINGS

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

BUDGET = 500_000  # bytes
MOVING = (".gif", ".apng")


def find(course: Course, report: Report) -> None:
    """Pictures over their budget."""
    originals = {link.found for link in course.links if link.look and link.look.original}
    reported: set[str] = set()
    for link in course.links:
        file = course.source.media.get(link.found) if link.kind == "picture" and link.for_learners else None
        fitted = link.found.lower().endswith(ENDINGS) and link.found not in originals
        if not file or fitted or file.size <= BUDGET or link.found in reported:
            continue
        reported.add(link.found)
        if link.found in originals:
            advice = "take “original” away from under it, so that the build makes it smaller"
        elif link.found.lower().endswith(MOVING):
            advice = "make it a film, which is smaller:  ### Video: What it shows"
        else:
            advice = "simplify the drawing, or save it as PNG, which the build makes smaller"
        size = f"{file.size / 1_000_000:.1f} MB"
        report("heavy-picture", link.span, f"this picture has {size}; a page should carry 0.5 MB at most", help=advice)
