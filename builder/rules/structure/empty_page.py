"""A page is empty.

What it finds:
A heading of two hash signs with nothing below it that learners see.

Why it matters:
Learners would turn to a page that says nothing.

Example:

    ## Welcome

    ## What counts as personal information
    Anything about a living person.

Use instead:

    ## Welcome
    This course is about information that people trust us with.

    ## What counts as personal information
    Anything about a living person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Pages with a heading and nothing more."""
    for page in course.pages:
        if not page.items and not page.assessment:
            report(
                "empty-page",
                page.span,
                "this page has nothing on it for learners",
                help="write below the heading, or delete it",
            )
