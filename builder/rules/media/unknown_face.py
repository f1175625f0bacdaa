"""Somebody speaks whose name is nearly that of one of the theme's people.

What it finds:
A line of speech by somebody of whom the theme draws no picture, while it draws one whose name differs by a letter.

Why it matters:
Learners would see the first letters of a name, where a face was meant.

Example:

    ### Scenario: Three lost calls
    Mr Gramt (cross): “Don't you dare transfer me.”

Use instead:

    ### Scenario: Three lost calls
    Mr Grant (cross): “Don't you dare transfer me.”
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, one_slip
from builder.render.drawings.library import CAST, Unknown, library_for

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING
SHORTEST = 5  # letters of a name: “Tim” is no slip for “Tom”


def find(course: Course, report: Report) -> None:
    """Names of speakers that are nearly those of the theme's people; one who is listed is somebody else."""
    links = [link for link in course.links if link.kind == "face" and len(link.text) >= SHORTEST]
    library = library_for(course) if links else None
    reported: set[str] = set()
    for link in links:
        if not library or link.text in reported or not isinstance(library.find(link.found), Unknown):
            continue
        near = one_slip(link.text, {sheet.title for sheet in library.sheets(CAST).values()})
        if near:
            reported.add(link.text)
            message = f"“{link.text}” is drawn nowhere: learners see the first letters of that name"
            advice = f"did you mean “{near}”? If this is somebody else, list them above:  People: {link.text}"
            report("unknown-face", link.span, message, help=advice)
