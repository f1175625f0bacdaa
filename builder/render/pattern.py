"""A picture for a cover whose author gives none: tiles in the theme's colours, another arrangement for each course."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS, ROWS, SIZE = 6, 5, 40
PAPERS = ("pic-wall2", "pic-a", "pic-c", "band", "pic-d", "pic-a2", "pic-wall", "pic-b")
INKS = ("pic-d", "pic-b", "pic-a", "pic-wall2", "pic-c", "pic-e", "pic-a2")
PAPER = "h40.3v40.3h-40.3z"  # a little wider than its tile, so that no seam shows
# Within a tile of 40 units, from its corner: quarters, a dot, a leaf, a bow, half a round, steps.
SHAPES = (
    "h40a40 40 0 0 1-40 40z",
    "m40 0v40a40 40 0 0 1-40-40z",
    "m20 6a14 14 0 1 1 0 28a14 14 0 1 1 0-28z",
    "h20a20 20 0 0 1 20 20v20h-20a20 20 0 0 1-20-20z",
    "l20 20l-20 20zm40 0v40l-20-20z",
    "m0 20a20 20 0 0 1 40 0zm0 20a20 20 0 0 1 40 0z",
    "m40 40h-40a40 40 0 0 1 40-40z",
    "m0 40v-13h13v-13h13v-14h14v40z",
)


def pattern_of(name: str) -> str:
    """The inside of an SVG of 240 by 200 units, the same for the same name: a path a colour, papers below inks."""
    chance = blake2b(name.encode(), digest_size=2 * COLUMNS * ROWS).digest()
    papers: dict[str, str] = {}
    inks: dict[str, str] = {}
    for place in range(COLUMNS * ROWS):
        row, column = divmod(place, COLUMNS)
        first, second = chance[2 * place : 2 * place + 2]
        paper = PAPERS[(first + place) % len(PAPERS)]
        ink = next(one for one in (*INKS[second % len(INKS) :], *INKS) if one[:5] != paper[:5])
        corner = f"M{column * SIZE} {row * SIZE}"
        papers[paper] = papers.get(paper, "") + corner + PAPER
        if first % 6:
            inks[ink] = inks.get(ink, "") + corner + SHAPES[second // 16 % len(SHAPES)]
    return _paths(papers) + _paths(inks)


def _paths(colours: Mapping[str, str]) -> str:
    return "".join(f'<path fill="var(--{colour})" d="{drawn}"/>' for colour, drawn in colours.items())
