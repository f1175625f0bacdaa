"""Colours as numbers: their contrast, and shades of one that keep its hue."""

from __future__ import annotations

from functools import cache
from math import atan2, cos, hypot, sin

from builder.patterns import pattern

COLOUR = pattern(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
STEP = 0.01  # of lightness, by which a shade moves until it can be read
HALVINGS = 8
Triple = tuple[float, float, float]

# Björn Ottosson's Oklab: equal steps look equal, so that a shade keeps its hue. Linear sRGB to the eye's cones, and the
# cube roots of these to Lab.
TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@cache
def contrast(first: str, second: str) -> float:
    """The contrast of two colours as `#rrggbb` (WCAG 2.2, contrast ratio), 1 to 21; 0 where one is no colour."""
    if not COLOUR.fullmatch(first) or not COLOUR.fullmatch(second):
        return 0.0
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colour: str) -> float:
    """How light a colour looks, 0 to 1."""
    return _lab(colour)[0]


@cache
def shade(colour: str, light: float, most: float) -> str:
    """The colour's hue at another lightness (0 to 1), as strong as the colour is itself, but at most so much."""
    _, green_red, blue_yellow = _lab(colour)
    chroma, hue = min(hypot(green_red, blue_yellow), most), atan2(blue_yellow, green_red)
    weak, strong = 0.0, chroma
    for _ in range(HALVINGS):  # towards the strongest that a screen can show
        linear = _times(FROM_CONES, _cubes(_times(FROM_LAB, (light, chroma * cos(hue), chroma * sin(hue)))))
        if all(-0.0002 <= channel <= 1.0002 for channel in linear):  # noqa: PLR2004 - what rounding leaves
            if chroma == strong:
                break
            weak = chroma
        else:
            strong = chroma
        chroma = (weak + strong) / 2
    return "#" + "".join(f"{round(255 * _encoded(channel)):02x}" for channel in linear)


@cache
def _lab(colour: str) -> Triple:
    red, green, blue = _times(TO_CONES, _linear_of(colour))
    return _times(TO_LAB, (red ** (1 / 3), green ** (1 / 3), blue ** (1 / 3)))


def _times(matrix: tuple[Triple, Triple, Triple], values: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)
    return first, second, third


def _cubes(values: Triple) -> Triple:
    return values[0] ** 3, values[1] ** 3, values[2] ** 3


def _luminance(colour: str) -> float:
    red, green, blue = _linear_of(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_of(colour: str) -> Triple:
    digits = colour[1:] if len(colour) > 4 else "".join(digit * 2 for digit in colour[1:])  # noqa: PLR2004 - #rgb
    red, green, blue = (_linear(int(digits[index : index + 2], 16) / 255) for index in (0, 2, 4))
    return red, green, blue


def _linear(channel: float) -> float:
    dim = channel <= 0.04045  # noqa: PLR2004 - WCAG's own numbers
    return float(channel / 12.92 if dim else ((channel + 0.055) / 1.055) ** 2.4)


def _encoded(channel: float) -> float:
    channel = min(max(channel, 0.0), 1.0)
    dim = channel <= 0.0031308  # noqa: PLR2004 - the standard's own number
    return float(channel * 12.92 if dim else 1.055 * channel ** (1 / 2.4) - 0.055)
