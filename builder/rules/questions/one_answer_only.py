"""A question offers one answer only.

What it finds:
A question with a single box.

Why it matters:
There is nothing to choose, so it tests nothing.

Example:

    ### Question: What do you do?
    - [x] Offer to pass on a message

Use instead:

    ### Question: What do you do?
    - [x] Offer to pass on a message
    - [ ] Give her the number
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Choices with one option."""
    for block in course.blocks:
        asked = block.interaction
        if asked and asked.kind == "choice" and len(asked.options) == 1:
            report(
                "one-answer-only",
                asked.spans[0] if asked.spans else block.span,
                "this question has only one answer to choose",
                help="add others that a learner could take for right:\n- [ ] Another answer",
            )
