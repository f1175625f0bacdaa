"""Two colours are too alike to be read.

What it finds:
A colour of the theme, or your own in `organisation.yaml`, that stands out too little from what it is drawn on.

Why it matters:
People with low vision, and everyone in the sun, could not read the text. The law asks public bodies for enough
contrast.

Example:

    colours:
      brand: "#7fd0c8"

Use instead:

    colours:
      brand: "#0a4a46"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.model import Span
from builder.render.theming import faint_pairs, theme_of
from builder.source.load import display_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Pairs of colours below the contrast that is promised; of a colour of one's own, the first."""
    theme = theme_of(course)
    own = {name.replace("_", " ").replace("-", " "): span for name, span in _own_colours(course)}
    reported: set[str] = set()
    for mode, ink, paper, found, wanted in faint_pairs(theme, course.organisation):
        suffix = " dark" if mode == "dark" else ""
        names = [f"{token.replace('-', ' ')}{suffix}" for token in (ink, paper)]
        cause = next((name for name in names if name in own), " on ".join(names))
        if cause in reported:
            continue
        reported.add(cause)
        span = own.get(cause, Span(display_path(theme.folder / "theme.toml"), 0))
        report(
            "low-contrast",
            span,
            f"“{names[0]}” on “{names[1]}” has a contrast of {found:.1f} to 1; at least {wanted:g} to 1 is needed",
            help="take a lighter colour for one of the two"
            if mode == "dark"
            else "take a darker colour for one of the two",
        )


def _own_colours(course: Course) -> Iterator[tuple[str, Span]]:
    spans = {name.lower(): span for name, span in course.organisation.spans.items()}
    for name in course.organisation.colours:
        yield name, spans.get(f"colours.{name}", course.span)
