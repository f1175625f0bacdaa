"""A bank draws more questions than it holds.

What it finds:
A heading such as `### Bank: Telephone, draw 5` with fewer than five questions under it.

Why it matters:
Learners would get fewer questions than you planned, and each would weigh more.

Example:

    ## Assessment: Check what you know

    ### Bank: Telephone, draw 5

    #### True or false: You say your name first.
    True. The caller then knows who has the call.

Use instead:

    ## Assessment: Check what you know

    ### Bank: Telephone, draw 1

    #### True or false: You say your name first.
    True. The caller then knows who has the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Banks that are asked for more than they have."""
    for page in course.pages:
        for bank in page.banks:
            size = len(bank.blocks)
            if size and bank.draw is not None and bank.draw > size:
                report(
                    "draw-larger-than-bank",
                    bank.span,
                    f"this bank draws {bank.draw} questions, but it holds {size}",
                    help=f"draw {size} or fewer, or add questions under it",
                )
