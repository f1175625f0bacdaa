"""Two pages have the same title.

What it finds:
Two headings with two hash signs and the same words.

Why it matters:
In the list of contents learners can't tell the two apart, and a link by the title reaches only the first.

Example:

    ## Summary
    …
    ## Summary

Use instead:

    ## What to keep private
    …
    ## How to share properly
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course, Span

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Pages that share a title."""
    first: dict[str, Span] = {}
    for page in course.pages:
        title = " ".join(page.title.plain.casefold().split())
        if title and title in first:
            before = first[title]
            place = f"line {before.line}" if before.file == page.span.file else f"{before.file}, line {before.line}"
            report(
                "same-page-title",
                page.span,
                f"another page has this title already ({place})",
                help="give each page a title of its own",
            )
        elif title:
            first[title] = page.span
