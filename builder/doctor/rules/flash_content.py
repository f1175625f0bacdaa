"""The course needs Flash.

What it finds:
Files of Flash or Shockwave.

Why it matters:
No browser has played them since January 2021: learners see an empty box, in every LMS.

Example:

    course.swf

Use instead:

    index.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import listed

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Files by their endings, in one finding."""
    found = [name for name in package.archive if name.lower().endswith((".swf", ".dcr", ".flv"))]
    if found:
        message = f"no browser can play {listed(found)}"
        report(
            "flash-content", package.place(found[0]), message, help="export the course again as HTML, or make it anew"
        )
