"""An assessment asks nothing.

What it finds:
A heading such as `## Assessment: Check what you know` with no question under it.

Why it matters:
Learners would be asked to hand in nothing.

Example:

    ## Assessment: Check what you know
    Good luck!

Use instead:

    ## Assessment: Check what you know
    Good luck!

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Assessments without a block."""
    for page in course.assessments:
        if not any(page.blocks) and not page.banks:
            report(
                "assessment-without-questions",
                page.span,
                "this assessment has no questions",
                help="add questions under it, or take “Assessment:” out of the heading to keep it as a page",
            )
