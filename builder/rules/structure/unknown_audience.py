"""Something is for an audience that the course does not name.

What it finds:
A line `For: …` with a name that is not among the `audiences` at the top of `course.md`.

Why it matters:
Learners are told who a page is for. A misspelt name would tell them nothing.

Example:

    ## Leading a team
    For: ledaers

Use instead:

    ## Leading a team
    For: leaders
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Block, Course, Page, Section

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Audiences that the front matter does not declare."""
    known = course.details.audiences
    places: list[Section | Page | Block] = [*course.sections, *course.pages, *course.blocks]
    for place in places:
        if place.audience and place.audience not in known:
            near = did_you_mean(place.audience, known)
            report(
                "unknown-audience",
                place.spans.get("for", place.span),
                f"this course has no audience “{place.audience}”",
                help=f"did you mean “{near}”?"
                if near
                else f"name it at the top of course.md:\naudiences:\n  {place.audience}: Who they are",
            )
