"""The course is completed by passing, but it has no pass mark.

What it finds:
`completion: pass` or `completion: pages and pass` in a course without a pass mark.

Why it matters:
Nobody could ever pass, so nobody would ever complete the course.

Example:

    ---
    title: Confidentiality
    completion: pass
    ---

Use instead:

    ---
    title: Confidentiality
    completion: pass
    pass mark: 80%
    ---
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Courses that nobody can pass."""
    if course.completion in {"pass", "pages and pass"} and not course.graded:
        report(
            "no-pass-mark",
            course.details.spans.get("completion", course.span),
            "learners are to pass this course, but it has no pass mark",
            help="add a line below it:  pass mark: 80%",
        )
