"""There is a pass mark, but nothing gives marks.

What it finds:
A pass mark in a course, or in an assessment, that has no question with right and wrong answers.

Why it matters:
Nobody could ever pass, and the LMS would report every learner as not passed.

Example:

    ---
    title: Confidentiality
    pass mark: 80%
    ---

Use instead:

    ---
    title: Confidentiality
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
    """Pass marks without questions."""
    advice = "add questions, or take the pass mark out"
    if course.details.pass_mark and not any(block.scored for block in course.blocks):
        span = course.details.spans.get("pass mark", course.span)
        report("pass-mark-out-of-reach", span, "nobody can reach this pass mark: no question gives marks", help=advice)
    for page in course.assessments:
        blocks = list(page.blocks)
        if page.assessment and page.assessment.pass_mark and blocks and not any(block.scored for block in blocks):
            span = page.spans.get("settings", page.span)
            report(
                "pass-mark-out-of-reach",
                span,
                "nobody can reach this pass mark: nothing on this page gives marks",
                help=advice,
            )
