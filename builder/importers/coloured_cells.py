"""Colours of a table's cells that may mean something: red, amber and green, which nobody hears."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

from builder.importers.draft import plain, words
from builder.importers.lights import hexadecimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.draft import Inline

HUES = ((14, "Red"), (47, "Amber"), (68, "Yellow"), (170, "Green"))  # up to which degree of the circle
PURPLE = 340  # from here on it is red again
LEAST_COLOUR, LEAST_LIGHT = 0.35, 0.35  # of what is neither grey nor black
MOST_TOLD = 6


def with_colours(
    grid: Sequence[Sequence[Inline]], colours: Sequence[Sequence[str]], reading: Reading, where: str
) -> list[list[Inline]]:
    """The cells of a table, the coloured ones without words with their colour's name, which is told.

    `colours`: of each cell, as the file says them; "" for none. The first row is the head, whose colour is its form.
    """
    named = [[_name_of(colour) for colour in row] for row in colours]
    plain_rows = [len(set(row)) < 2 for row in named]  # noqa: PLR2004 - a row of one colour is striped
    found = {
        (at, column): name
        for at, row in enumerate(named)
        for column, name in enumerate(row)
        if name and at and not (plain_rows[at] and len(row) > 1)
    }
    made = [list(row) for row in grid]
    silent = []
    for (at, column), name in found.items():
        if column < len(made[at]) and not plain(made[at][column]).strip():
            made[at][column] = words(name)
            silent.append(name)
    if silent:
        names = ", ".join(dict.fromkeys(silent))
        reading.doubt(
            where,
            f"Cells of a table had a colour and no words; its name stands in them now: {names}.",
            "Write what the colour means, such as “late” or “on time”.",
        )
    spoken = [
        f"“{' '.join(plain(grid[at][column]).split())[:60]}” ({name.lower()})"
        for (at, column), name in found.items()
        if column < len(grid[at])
        and plain(grid[at][column]).strip()
        and name.lower() not in plain(grid[at][column]).lower()
    ]
    if spoken and len(set(found.values())) > 1:
        more = f" and {len(spoken) - MOST_TOLD} more" if len(spoken) > MOST_TOLD else ""
        reading.doubt(
            where,
            f"Cells of a table are coloured, and that is not in the course: {', '.join(spoken[:MOST_TOLD])}{more}.",
            "If a colour means something, say it in words.",
        )
    return made


def _name_of(colour: str) -> str:
    """Red, amber, yellow or green; "" for any other colour, and for what is nearly grey."""
    figures = hexadecimal(colour)
    if not re.fullmatch(r"[0-9a-f]{6}", figures):
        return ""
    red, green, blue = (int(figures[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, much, light = colorsys.rgb_to_hsv(red, green, blue)
    if much < LEAST_COLOUR or light < LEAST_LIGHT:
        return ""
    degree = hue * 360
    return "Red" if degree >= PURPLE else next((name for most, name in HUES if degree < most), "")
