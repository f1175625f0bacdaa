"""A refresher has few questions to choose from.

What it finds:
`refresher: yes` in a course with fewer than four questions that have right answers. With none, no refresher is built.

Why it matters:
A refresher asks what somebody missed, and draws the rest. With few questions everybody gets the same ones each year,
and soon knows the answers by heart.

Example:

    ---
    title: Confidentiality
    refresher: yes
    ---

    # Sharing

    ## Who may know?

    ### True or false: A first name alone is never personal information.
    False. With other details it can identify someone.

Use instead:

    ---
    title: Confidentiality
    ---

    # Sharing

    ## Who may know?

    ### True or false: A first name alone is never personal information.
    False. With other details it can identify someone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.package.refresher import questions_to_refresh

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING
FEWEST = 4


def find(course: Course, report: Report) -> None:
    """Courses whose refresher would ask the same each time, or nothing."""
    available = len(questions_to_refresh(course)) if course.details.refresher else FEWEST
    if available >= FEWEST:
        return
    report(
        "little-to-refresh",
        course.details.spans.get("refresher", course.span),
        f"a refresher has {available} question{'s' if available > 1 else ''} to choose from"
        if available
        else "there is no question that a refresher could ask, so that none is built",
        help=f"ask at least {FEWEST} questions in the course, or take this line away",
    )
