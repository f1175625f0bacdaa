"""A file's name has other capital letters than the link to it.

What it finds:
A link or picture such as `media/Desk.svg` where the file is called `media/desk.svg`.

Why it matters:
It works on your computer, but most LMS take `Desk` and `desk` for two files, so learners would not get it.

Example:

    ![A tidy desk](media/Desk.SVG)

Use instead:

    ![A tidy desk](media/desk.svg)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Targets that are right but for capital letters."""
    for link in course.links:
        if link.near and link.kind != "part":
            report(
                "letter-case-differs",
                link.span,
                "the file's name has other capital letters than you typed here",
                help=f"type:  {link.near}",
            )
