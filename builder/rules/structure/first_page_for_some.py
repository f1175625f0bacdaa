"""The first page is for one audience, so that learners can't say which is theirs.

What it finds:
A line `For: …` under the first heading of a course that has parts for everyone too.

Why it matters:
The first page asks learners which group they are in, and the module then shows the pages for them. Where that page is
itself for one group, nothing is asked, and everyone sees everything.

Example:

    ---
    title: Our behaviours
    audiences:
      leaders: People who lead a team
    ---

    ## Leading a team
    For: leaders

    Listen first.

    ## Working together

    Ask for help early.

Use instead:

    ---
    title: Our behaviours
    audiences:
      leaders: People who lead a team
    ---

    ## Working together

    Ask for help early.

    ## Leading a team
    For: leaders

    Listen first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """First pages for one audience, where others are for more."""
    places = [(section, page) for section in course.sections for page in section.pages]
    whom = [page.audience or section.audience for section, page in places]
    if whom and whom[0] and set(whom) != {whom[0]}:
        first = places[0][1] if places[0][1].audience else places[0][0]
        report(
            "first-page-for-some",
            first.spans.get("for", first.span),
            f"the first page is for “{whom[0]}” alone, so that learners can't choose what is for them",
            help="begin with a page that is for everyone",
        )
