"""No question belongs to an objective.

What it finds:
An objective at the top of `course.md` that no question with right and wrong answers names, nor the page that such a
question stands on.

Why it matters:
You promise that learners can do something afterwards, but nobody can tell whether they can.

Example:

    objectives:
      need-to-know: Decide who needs to know before you share

Use instead:

    ### Question: Who may see the file?
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
    """Objectives that nothing tests."""
    assessed = {block.objective for block in course.blocks if block.scored}
    for page in course.pages:
        if any(block.scored and not block.objective for block in page.blocks):
            assessed |= set(page.objectives)
    for objective in course.details.objectives:
        if objective.id not in assessed:
            report(
                "objective-not-assessed",
                objective.span,
                f"no question belongs to the objective “{objective.id}”",
                help=f"put a line right under the heading of a question that tests it:  Objective: {objective.id}",
            )
