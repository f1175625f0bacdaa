"""A colour has a name that the theme does not use.

What it finds:
A name under `colours` in `organisation.yaml` that the theme does not have. ` dark` behind a name means dark screens.

Why it matters:
The colour would appear nowhere.

Example:

    colours:
      brnad: "#0a4a46"

Use instead:

    colours:
      brand: "#0a4a46"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean
from builder.model import Organisation
from builder.render.colours import COLOUR
from builder.render.theming import palette, theme_of

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Colours that nothing is drawn in."""
    theme = theme_of(course)
    colours = palette(theme, Organisation(), "light").values
    names = {name.replace("-", " ") for name, value in colours.items() if COLOUR.fullmatch(value)}
    for typed in course.organisation.colours:
        name = typed.replace("_", " ").replace("-", " ").strip()
        if name not in names and name.removesuffix(" dark") not in names:
            near = did_you_mean(name.removesuffix(" dark"), names)
            span = course.organisation.spans.get(
                f"colours.{typed}", course.organisation.spans.get("colours", course.span)
            )
            offered = ", ".join(sorted(one for one in names if not one.startswith("pic ")))
            advice = f"did you mean “{near}”?" if near else f"it has: {offered}"
            report("unknown-colour", span, f"the theme “{theme.name}” has no colour “{typed}”", help=advice)
