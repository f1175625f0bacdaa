"""A packaging standard does not exist.

What it finds:
A name in the line `standards` at the top of `course.md` that is not on offer.

Why it matters:
No package is made for it; where no other is named, packages are made for the usual ones.

Example:

    title: Confidentiality
    standards: skorm

Use instead:

    title: Confidentiality

Without the line, packages are made for the usual standards; `standards: all` makes every one that there is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean
from builder.discover import ALL, standards

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Standards that are not there."""
    offered = [*standards(course.source.extension_roots), ALL]
    for name in course.details.standards:
        if name not in offered:
            near = did_you_mean(name, offered)
            report(
                "unknown-standard",
                course.details.spans.get("standards", course.span),
                f"there is no standard “{name}”",
                help=f"did you mean “{near}”?" if near else f"there are: {', '.join(offered)}",
            )
