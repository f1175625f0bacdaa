"""A link leads to a page that does not exist.

What it finds:
A link such as `[Look back](#wellcome)` where no page has that heading.

Why it matters:
Learners who follow the link would stay where they are.

Example:

    [Look back](#wellcome)

Use instead:

    [Look back](#welcome)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Links to pages that are not there."""
    pages = [page.id for page in course.pages]
    for link in course.links:
        if link.kind in {"page", "part"} and not link.found:
            near = did_you_mean(link.target.removeprefix("#"), pages)
            report(
                "missing-page",
                link.span,
                f"no page of this course is called “{link.target.removeprefix('#')}”",
                help=f"did you mean #{near}?"
                if near
                else "type a hash and the words of the page's heading, with hyphens between them:  #who-needs-to-know",
            )
