"""The course is completed by answering, but it asks nothing.

What it finds:
`completion: all questions` in a course without questions.

Why it matters:
Nobody could tell when the course is done.

Example:

    ---
    title: Confidentiality
    completion: all questions
    ---

Use instead:

    ---
    title: Confidentiality
    completion: all pages
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
    """Courses to be answered that ask nothing."""
    if course.completion == "all questions" and not any(block.interaction for block in course.blocks):
        report(
            "no-questions-to-complete",
            course.details.spans.get("completion", course.span),
            "learners are to answer all questions, but there are none",
            help="add questions, or type:  completion: all pages",
        )
