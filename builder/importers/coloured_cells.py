"""Colours of a table's cells that may mean something: red, amber and green, which nobody hears."""

from __future__ import annotations

import colorsys
import re
from typing import TYPE_CHECKING

from builder.importers.draft import plain, words
from builder.importers.lights import hexadecimal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.importers import Reading
    from builder.importers.draft import Inline

HUES = ((14, "Red"), (47, "Amber"), (68, "Yellow"), (170, "Green"))  # up to which degree of the circle
PURPLE = 340  # from here on it is red again
LEAST_COLOUR, LEAST_LIGHT = 0.35, 0.35  # of what is neither grey nor black
MOST_REPORTED = 6


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
    _name_silent(made, found, reading, where)
    _report_spoken(grid, found, reading, where)
    return made


def _name_silent(made: list[list[Inline]], found: Mapping[tuple[int, int], str], reading: Reading, where: str) -> None:
    """Puts the colour's name into cells without words."""
    silent = [place for place in found if place[1] < len(made[place[0]]) and not _words(made, place)]
    for at, column in silent:
        made[at][column] = words(found[at, column])
    if silent:
        names = ", ".join(dict.fromkeys(found[place] for place in silent))
        reading.doubt(
            where,
            f"Cells of a table had a colour and no words; its name stands in them now: {names}.",
            "Write what the colour means, such as “late” or “on time”.",
        )


def _report_spoken(
    grid: Sequence[Sequence[Inline]], found: Mapping[tuple[int, int], str], reading: Reading, where: str
) -> None:
    """Tells of cells whose words do not say their colour, where there are several colours."""
    texts = {place: _words(grid, place) for place in found if place[1] < len(grid[place[0]])}
    spoken = [
        f"“{text[:60]}” ({found[place].lower()})"
        for place, text in texts.items()
        if text and found[place].lower() not in text.lower()
    ]
    if spoken and len(set(found.values())) > 1:
        more = f" and {len(spoken) - MOST_REPORTED} more" if len(spoken) > MOST_REPORTED else ""
        reading.doubt(
            where,
            f"Cells of a table are coloured, and that is not in the course: {', '.join(spoken[:MOST_REPORTED])}{more}.",
            "If a colour means something, say it in words.",
        )


def _words(grid: Sequence[Sequence[Inline]], place: tuple[int, int]) -> str:
    return " ".join(plain(grid[place[0]][place[1]]).split())


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
