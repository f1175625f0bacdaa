"""By which colours people mark an answer as right: a marker's, a shade behind it, green or red letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

UNCOLOURED = re.compile(r"\s*\*?\s*\(?[A-Za-z]?[.)]?\s*")  # what need not have the colour of an answer
STRONG, DISTINCT = 96, 1.4  # of a colour: how light it is, how far from grey
PLAIN = {
    "", "none", "auto", "transparent", "inherit", "initial", "unset", "white", "black", "ffffff", "000000"
}  # fmt: skip
NAMED = {
    "red": "ff0000", "green": "008000", "lime": "00ff00", "limegreen": "32cd32", "darkgreen": "006400",
    "darkred": "8b0000", "crimson": "dc143c", "forestgreen": "228b22", "seagreen": "2e8b57", "firebrick": "b22222",
}  # fmt: skip
AS_FIGURES = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")


def is_behind(colour: str) -> bool:
    """Whether a colour behind words is one to be seen."""
    return hexadecimal(colour) not in PLAIN


def is_of_letters(colour: str) -> bool:
    """Whether letters of a colour are green or red."""
    colour = hexadecimal(colour)
    if not re.fullmatch(r"[0-9a-f]{6}", colour):
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return max(red, green) >= STRONG and (green > DISTINCT * max(red, blue) or red > DISTINCT * max(green, blue))


def lit_lines(words: Iterable[tuple[str, bool]]) -> tuple[int, ...]:
    """The lines that are in a colour as a whole, the letter before an answer apart. `words`: with line ends."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, lit in words:
        if text == "\n":
            lines.append([])
        else:
            lines[-1].append((text, lit))
    dark = ("".join(text for text, lit in line if not lit) for line in lines)
    return tuple(
        at
        for at, (line, rest) in enumerate(zip(lines, dark, strict=True))
        if any(lit and text.strip() for text, lit in line) and UNCOLOURED.fullmatch(rest)
    )


def hexadecimal(colour: str) -> str:
    """A colour as six figures, where it is one; else its name as it stands."""
    colour = colour.strip().lower().removeprefix("#")
    if figures := AS_FIGURES.match(colour):
        return "".join(f"{min(int(one), 255):02x}" for one in figures.groups())
    return NAMED.get(colour, "".join(one * 2 for one in colour) if re.fullmatch(r"[0-9a-f]{3}", colour) else colour)
