"""Every answer of a question is right.

What it finds:
A question with several answers in which each box has an x.

Why it matters:
Whoever ticks all of them is right without reading one. With radio buttons any click is right.

Example:

    ### Question: Which of these are personal information?
    - [x] A photo of a face
    - [x] A number plate

Use instead:

    ### Question: Which of these are personal information?
    - [x] A photo of a face
    - [x] A number plate
    - [ ] A row of plain grey bins
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Choices that can't be wrong."""
    for block in course.blocks:
        asked = block.interaction
        if asked and asked.judged and asked.kind == "choice" and len(asked.options) > 1:
            right = {key for pattern in asked.right for key in pattern}
            if all(option.key in right for option in asked.options):
                report(
                    "every-answer-right",
                    block.span,
                    f"all {len(asked.options)} answers of this question are right",
                    help="add one that is wrong, with an empty box:\n- [ ] Another answer",
                )
