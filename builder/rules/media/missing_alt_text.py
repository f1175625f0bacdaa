"""A picture has no description.

What it finds:
A picture with nothing between its square brackets. One on the web, in whose place learners get a link, is told apart.

Why it matters:
People who can't see the picture hear its description in its place. With none, they miss what it says.

Example:

    ![](media/desk.svg)

Use instead:

    ![A desk with an open letter next to a visitor's chair](media/desk.svg)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.rules.media.picture_from_web import WEB

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Pictures without alternative text; not those on the web: learners get a link that says where it leads."""
    for link in course.links:
        is_shown = link.kind == "drawing" or (link.kind == "picture" and not WEB.match(link.target))
        if is_shown and not link.text.strip():
            report(
                "missing-alt-text",
                link.span,
                "this picture has no description for people who can't see it",
                help=f"say between the square brackets what it shows:  ![What it shows]({link.target})",
            )
