"""A page has no title.

What it finds:
A heading of two hash signs with no words behind them, or text of a later file before its first heading.

Why it matters:
The list of contents would show the course's title in its place.

Example:

    ##

    Some text.

Use instead:

    ## Welcome

    Some text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Pages after the first that have no title."""
    for number, page in enumerate(course.pages):
        if number and not page.title.plain.strip():
            report(
                "page-without-title",
                page.span,
                "this page has no title",
                help="put a heading above its text:  ## What the page is about",
            )
