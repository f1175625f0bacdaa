"""The words of a link do not say where it leads.

What it finds:
Links such as “click here”, “here”, “read more” or “link”, and links with no words at all.

Why it matters:
Screen readers can list the links of a page. A list of “here, here, here” helps nobody.

Example:

    For the guide to data protection law click [here](https://www.gov.uk/data-protection).

Use instead:

    Read [the guide to data protection law](https://www.gov.uk/data-protection).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.patterns import pattern

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SIGNS = pattern(r"[^\w\s]")
SEVERITY = Severity.WARNING

EMPTY = {
    "click", "click here", "click this", "click this link", "click on this link", "click me", "here", "this",
    "this link", "this page", "link", "links", "more", "read more", "read this", "learn more", "find out more",
    "see more", "see here", "more info", "more information", "details", "more details", "go", "go here",
    "download", "download here", "website", "this website", "page", "url",
}  # fmt: skip


def find(course: Course, report: Report) -> None:
    """Links whose words mean nothing on their own."""
    for link in course.links:
        message = SIGNS.sub("", link.text).casefold()
        words = " ".join(message.split())
        if link.kind in {"web", "page", "file"} and (words in EMPTY or not words):
            report(
                "link-text-says-nothing",
                link.span,
                f"“{link.text.strip()}” does not say where this link leads" if words else "this link has no words",
                help=f"say it in the link:  [the guide to data protection law]({link.target})",
            )
