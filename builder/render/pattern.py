"""A picture for a cover whose author gives none: tiles in the theme's colours, another arrangement for each course."""

from __future__ import annotations

from hashlib import blake2b

COLUMNS, ROWS, SIZE = 6, 5, 40
PAPERS = ("pic-wall2", "pic-a", "pic-c", "band", "pic-d", "pic-a2", "pic-wall", "pic-b")
INKS = ("pic-d", "pic-b", "pic-a", "pic-wall2", "pic-c", "pic-e", "pic-a2")
# Within a tile of 40 units: quarters, a dot, a leaf, a bow, half a round, steps.
SHAPES = (
    "M0 0h40A40 40 0 0 1 0 40z",
    "M40 0v40A40 40 0 0 1 0 0z",
    "M20 6a14 14 0 1 1 0 28a14 14 0 1 1 0-28z",
    "M0 0h20a20 20 0 0 1 20 20v20h-20a20 20 0 0 1-20-20z",
    "M0 0l20 20l-20 20zM40 0v40l-20-20z",
    "M0 20a20 20 0 0 1 40 0zM0 40a20 20 0 0 1 40 0z",
    "M40 40h-40A40 40 0 0 1 40 0z",
    "M0 40v-13h13v-13h13v-14h14v40z",
)


def pattern_of(name: str) -> str:
    """The inside of an SVG of 240 by 200 units, the same for the same name."""
    chance = blake2b(name.encode(), digest_size=2 * COLUMNS * ROWS).digest()
    tiles = []
    for place in range(COLUMNS * ROWS):
        row, column = divmod(place, COLUMNS)
        first, second = chance[2 * place : 2 * place + 2]
        paper = PAPERS[(first + place) % len(PAPERS)]
        ink = next(one for one in (*INKS[second % len(INKS) :], *INKS) if one[:5] != paper[:5])
        shape = SHAPES[second // 16 % len(SHAPES)] if first % 6 else ""
        at = f"M{column * SIZE} {row * SIZE}h40.3v40.3h-40.3z"
        tiles.append(f'<path fill="var(--{paper})" d="{at}"/>')
        if shape:
            move = f"translate({column * SIZE} {row * SIZE})"
            tiles.append(f'<path fill="var(--{ink})" transform="{move}" d="{shape}"/>')
    return "".join(tiles)
