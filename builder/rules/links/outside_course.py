"""A path leads out of the course's folder.

What it finds:
A link, picture or file whose path starts with `/` or climbs out with `../`, and shortcuts in the folder to files
elsewhere.

Why it matters:
The package holds the course's own folder only. Learners see the words without the link.

Example:

    ![A tidy desk](../pictures/desk.png)

Use instead:

    ![A tidy desk](media/desk.png)

Copy the file into the course's folder `media` first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Links and pictures that lead out; `load` reports shortcuts itself."""
    for link in course.links:
        if link.kind == "outside" and not link.heard:
            report(
                "outside-course",
                link.span,
                f"“{link.name}” leads out of the course's folder",
                help="copy the file into the folder media beside course.md, and type:  media/ and its name",
            )
