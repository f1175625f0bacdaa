"""A question has no right answer marked.

What it finds:
A question whose answers all have an empty box.

Why it matters:
Nobody could answer it right, and it would cost every learner a mark.

Example:

    ### Question: What do you do?
    - [ ] Give her the number
    - [ ] Offer to pass on a message

Use instead:

    ### Question: What do you do?
    - [ ] Give her the number
    - [x] Offer to pass on a message
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Choices among which none is right."""
    for block in course.blocks:
        asked = block.interaction
        if asked and asked.judged and asked.kind == "choice" and asked.options and not any(asked.right):
            report(
                "no-right-answer",
                block.span,
                "this question has no right answer marked",
                mark=f"{len(asked.options)} answers, and none has an x" if len(asked.options) > 1 else "",
                help=f"put an x in the box of the right one, for example:  - [x] {asked.options[0].text}",
            )
