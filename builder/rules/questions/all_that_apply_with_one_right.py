"""A question says “select all that apply”, but one answer is right.

What it finds:
A `Question (choose all)`, or one whose words say “select all that apply”, “choose two” or the like, with a single
`[x]`.

Why it matters:
Learners are told to look for several answers. Some will doubt the one that they know, and tick another.

Example:

    ### Question (choose all): Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office

Use instead:

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

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Choices of several with one that is right."""
    for block in course.blocks:
        asked = block.interaction
        if (
            asked
            and asked.judged
            and asked.kind == "choice"
            and asked.several
            and [len(pattern) for pattern in asked.right] == [1]
        ):
            report(
                "all-that-apply-with-one-right",
                block.span,
                "learners are asked for all that apply, but only one answer is right",
                help="take “(choose all)”, “all that apply” and the like out, or mark another right answer with an x",
            )
