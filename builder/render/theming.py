"""A theme's tokens as CSS, with an organisation's own colours, and the contrast that they must keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from builder.discover import themes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.discover import Theme
    from builder.model import Course, Organisation

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
MODES = ("light", "dark")


def theme_of(course: Course) -> Theme:
    """The theme that the course names, else its organisation's, else the default, else the first."""
    offered = themes(course.source.extension_roots)
    default = next((name for name, theme in offered.items() if theme.settings.get("default")), next(iter(offered)))
    wanted = (course.details.theme, course.organisation.theme, default)
    return next(offered[name] for name in wanted if name in offered)


def tokens(theme: Theme, organisation: Organisation, mode: str) -> dict[str, str]:
    """The theme's tokens in a mode ("light" or "dark"), the organisation's colours put in: `brand` or `brand dark`."""
    values = {str(name): str(value) for name, value in theme.settings.get(mode, {}).items()}
    for name, value in organisation.colours.items():
        wanted = "dark" if name.endswith(" dark") else "light"
        key = name.removesuffix(" dark").strip().replace(" ", "-")
        if wanted == mode and key in values and COLOUR.fullmatch(value):
            values[key] = value
    return values


def stylesheet(theme: Theme, organisation: Organisation) -> str:
    """The tokens as custom properties, for light and dark; paper is light."""
    light, dark = (tokens(theme, organisation, mode) for mode in MODES)
    dark = {name: value for name, value in dark.items() if light.get(name) != value}
    shape = {str(name): str(value) for name, value in theme.settings.get("shape", {}).items()}
    rules = ":root{color-scheme:" + ("light dark" if dark else "light") + ";" + _properties(shape | light) + "}\n"
    if dark:
        rules += "@media screen and (prefers-color-scheme: dark){:root{" + _properties(dark) + "}}\n"
    return rules


def _properties(values: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


def faint_pairs(theme: Theme, organisation: Organisation) -> Iterator[tuple[str, str, str, float, float]]:
    """Pairs of tokens whose contrast is below what the theme promises: mode, ink, paper, contrast, wanted."""
    for mode in MODES:
        values = tokens(theme, organisation, mode)
        for pair in theme.settings.get("contrast", []) if values else []:
            ink, paper, wanted = pair["ink"], pair["paper"], float(pair["least"])
            found = contrast(values.get(ink, ""), values.get(paper, ""))
            if found < wanted:
                yield mode, ink, paper, found, wanted


def contrast(first: str, second: str) -> float:
    """The contrast of two colours as `#rrggbb` (WCAG 2.2, contrast ratio), 1 to 21; 0 where one is no colour."""
    if not COLOUR.fullmatch(first) or not COLOUR.fullmatch(second):
        return 0.0
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])  # noqa: PLR2004 - #rgb
    red, green, blue = (_linear(int(digits[index : index + 2], 16) / 255) for index in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: Any) -> float:
    dim = channel <= 0.04045  # noqa: PLR2004 - WCAG's own numbers
    return float(channel / 12.92 if dim else ((channel + 0.055) / 1.055) ** 2.4)
