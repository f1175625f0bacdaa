"""A colour can't be read.

What it finds:
A colour in `organisation.yaml` that is not written as a hash sign and six digits or letters from a to f, in quotes.

Why it matters:
The theme's own colour would be used in its place. Without quotes, all behind the hash sign is taken for a comment.

Example:

    colours:
      brand: #0a4a46

Use instead:

    colours:
      brand: "#0a4a46"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.render.colours import COLOUR

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Values that are no colours."""
    for name, value in course.organisation.colours.items():
        if not COLOUR.fullmatch(value):
            span = course.organisation.spans.get(
                f"colours.{name}", course.organisation.spans.get("colours", course.span)
            )
            message = f"“{value}” is not a colour that can be read" if value else f"the colour “{name}” is empty"
            report("bad-colour", span, message, help=f'write it with a hash sign, in quotes:  {name}: "#0a4a46"')
