"""The course has no pages.

What it finds:
A course with a title and nothing else.

Why it matters:
Learners would see an empty window, and could never complete the course.

Example:

    ---
    title: Confidentiality
    ---

Use instead:

    ---
    title: Confidentiality
    ---

    ## Welcome
    This course is about information that people trust us with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """A course without a page."""
    if not any(course.pages):
        report(
            "no-pages",
            course.span,
            "this course has no pages",
            help="add one below the front matter:\n## Welcome\nWhat the course is about.",
        )
