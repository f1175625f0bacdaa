"""No page teaches an objective.

What it finds:
An objective at the top of `course.md` that no page names before the assessment, nor anything on such a page.

Why it matters:
You promise that learners can do something afterwards, and perhaps you ask them about it, but nobody has shown them how.

Example:

    objectives:
      need-to-know: Decide who needs to know before you share

Use instead:

    ## Who needs to know?
    Objective: need-to-know
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Objectives that stand on no page but those of assessments."""
    taught: set[str] = set()
    for page in course.pages:
        if not page.assessment:
            taught |= {*page.objectives, *(block.objective for block in page.blocks)}
    for objective in course.details.objectives:
        if objective.id not in taught:
            report(
                "objective-not-taught",
                objective.span,
                f"no page teaches the objective “{objective.id}”",
                help=f"put a line right under the heading of a page that teaches it:  Objective: {objective.id}",
            )
