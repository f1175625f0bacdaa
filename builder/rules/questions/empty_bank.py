"""A bank gives no questions.

What it finds:
A bank with no questions under it, or one that draws none.

Why it matters:
The assessment would ask nothing from it.

Example:

    ### Bank: Telephone, draw 0

Use instead:

    ### Bank: Telephone, draw 2
    #### Question: …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Banks without questions, and banks that draw none."""
    for page in course.pages:
        for bank in page.banks:
            deeper = "#" * (bank.span.column - 1 or 4)
            if not bank.blocks:
                report(
                    "empty-bank",
                    bank.span,
                    "this bank holds no questions",
                    help=f"add questions under it, one level deeper:\n{deeper} Question: What do you do?",
                )
            elif bank.draw == 0:
                report("empty-bank", bank.span, "this bank draws no questions", help="draw at least 1")
