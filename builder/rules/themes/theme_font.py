"""The theme's font can't be used.

What it finds:
A font under `[font]` in the `theme.toml` of a theme, where the file is missing or is no font, or where fontTools is not
installed.

Why it matters:
The whole of a font can weigh more than the rest of a module. So only the letters that are used go into a package, and
fontTools takes them out. Without it learners see the font of their own device.

Example:

    [font]
    file = "gone.woff2"

Use instead:

    [font]
    file = "our-font.woff2"
    family = "Our Font"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.model import Span
from builder.render.fonts import can_subset, font_files, font_of
from builder.render.theming import theme_of
from builder.source.load import display_path

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """A font that is not there, or can't be made smaller."""
    theme = theme_of(course)
    file = font_of(theme)
    if not file:
        return
    place = Span(display_path(theme.folder / "theme.toml"), 0)
    if not file.is_file():
        help_ = f"put it into the theme's folder, or take  [font]  out of its theme.toml: {file.name}"
        report("theme-font", place, f"the theme “{theme.name}” has no file “{file.name}”", help=help_)
    elif not can_subset():
        message = f"the font of the theme “{theme.name}” is left out: fontTools is not installed"
        report("theme-font", place, message, help='type:  pip install "fonttools[woff]"')
    elif not font_files(theme, ""):
        message = f"“{file.name}” of the theme “{theme.name}” can't be read as a font"
        report("theme-font", place, message, help="save it as TTF, OTF or WOFF2")
