"""A section has no pages.

What it finds:
A heading of one hash sign with nothing below it.

Why it matters:
The section is left out of the list of contents, and its heading is shown nowhere.

Example:

    # Data protection

    # Safeguarding

    ## When you must share

Use instead:

    # Data protection

    ## What the law says
    The law protects personal information.

    # Safeguarding

    ## When you must share
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Sections with a heading and nothing more."""
    for section in course.sections:
        if section.title and not section.pages:
            report(
                "empty-section",
                section.span,
                f"this section has no pages: “{section.title.plain}”",
                help="add one below it:  ## What the page is about",
            )
