"""A picture is missing.

What it finds:
A picture in the text whose file is not in the course's folder.

Why it matters:
Learners get its description in its place, and see no picture.

Example:

    ![A tidy desk](media/dsk.svg)

Use instead:

    ![A tidy desk](media/desk.svg)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Pictures whose file is not there."""
    for link in course.links:
        if link.kind == "picture" and not link.found and not link.near and ":" not in link.target:
            near = did_you_mean(link.name, course.source.media)
            message = f"there is no picture “{link.name}” in the course's folder"
            report(
                "missing-picture",
                link.span,
                f"{message}: learners get its description in its place",
                help=f"did you mean “{near}”?"
                if near
                else "put the file into the folder media beside course.md, and type:  media/ and its name",
            )
