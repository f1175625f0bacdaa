"""The package is larger than many LMS take.

What it finds:
A course whose pictures and files have more than 100 MB together.

Why it matters:
Many LMS refuse an upload of that size, and learners on slow lines wait long.

Example:

    media/induction-day.mp4, 240 MB

Use instead:

    media/induction-day.mp4, 40 MB

Make films shorter or smaller, and save photos at the size at which they are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.package.photos import ENDINGS

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

LIMIT = 100_000_000  # bytes
PHOTOS = ENDINGS
FITTED = 500_000  # bytes that one has at most, as a rule, when it is packed


def find(course: Course, report: Report) -> None:
    """Courses whose files weigh too much."""
    clips = {link.found for link in course.links if link.kind == "clip"}
    used = {link.found for link in course.links if link.kind in {"file", "picture", "clip"} and link.found}
    files = sorted(
        (course.source.media[name] for name in used if name not in clips or course.source.media[name].size <= LIMIT),
        key=lambda file: -file.size,
    )
    size = sum(min(file.size, FITTED) if file.name.lower().endswith(PHOTOS) else file.size for file in files)
    if size > LIMIT:
        largest = ", ".join(f"{file.name} ({file.size / 1_000_000:.0f} MB)" for file in files[:3])
        message = (
            f"the course's files have {size / 1_000_000:.0f} MB; many LMS take no more than {LIMIT // 1_000_000} MB"
        )
        report("package-too-large", course.span, message, help=f"the largest are: {largest}")
