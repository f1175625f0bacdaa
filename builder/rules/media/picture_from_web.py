"""A picture would come from the web.

What it finds:
A picture whose address starts with `https:`.

Why it matters:
It would be missing where the network blocks that site, it could change or vanish, and the site would learn who
takes your course. Learners get a link in its place, with its description as the words.

Example:

    ![A tidy desk](https://www.example.org/desk.png)

Use instead:

    ![A tidy desk](media/desk.png)

Check that you may use the picture, and save it in the folder `media`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.patterns import pattern

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

WEB = pattern(r"https?:", re.IGNORECASE)
SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Pictures with a web address."""
    for link in course.links:
        if link.kind in {"picture", "clip"} and not link.found and WEB.match(link.target):
            report(
                "picture-from-web",
                link.span,
                "this picture is on the web, so learners get a link to it in its place",
                help="save it in the course's folder media, and type:  media/ and its name",
            )
