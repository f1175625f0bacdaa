"""A link leads to a page, or to a part of a block, that does not exist.

What it finds:
A link such as `[Look back](#wellcome)` where no page has that heading; or, in a block made of parts, no part either.

Why it matters:
Learners see the words without the link.

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

SEVERITY = Severity.WARNING
ADVICE = "type a hash and the words of the heading, with hyphens between them:  #who-needs-to-know"


def find(course: Course, report: Report) -> None:
    """Links to pages that are not there."""
    pages = [page.id for page in course.pages]
    for link in course.links:
        if link.kind in {"page", "part"} and not link.found:
            name = link.target.removeprefix("#")
            near = link.near or did_you_mean(name, pages)
            places = "part of this block, and no page," if link.kind == "part" else "page of this course"
            report(
                "missing-page",
                link.span,
                f"no {places} is called “{name}”",
                help=f"did you mean #{near}?" if near else ADVICE,
            )
