"""The theme does not exist.

What it finds:
A `theme` at the top of `course.md`, or in `organisation.yaml`, that is not on offer.

Why it matters:
The course has the usual look in its place.

Example:

    theme: counsil

Use instead:

    theme: council
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean
from builder.discover import themes

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Themes that are not there."""
    offered = themes(course.source.extension_roots)
    for holder, spans in ((course.details, course.details.spans), (course.organisation, course.organisation.spans)):
        if holder.theme and holder.theme not in offered:
            near = did_you_mean(holder.theme, offered)
            report(
                "unknown-theme",
                spans.get("theme", course.span),
                f"there is no theme “{holder.theme}”",
                help=f"did you mean “{near}”?" if near else f"there are: {', '.join(offered)}",
            )
