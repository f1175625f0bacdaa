"""Letters of a sheet in lines, from the top down, column by column."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 0.6  # of a letter, in its size: few words are wider on the average


@frozen
class Chunk:
    """Letters that stand in a row."""

    text: str
    left: float  # points from the sheet's left edge
    up: float  # points of their base line above the sheet's lower edge
    size: float  # points
    bold: bool
    link: str = ""


@dataclass(slots=True)
class Row:
    """A line as it is printed."""

    chunks: list[Chunk]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join("".join(chunk.text for chunk in self.chunks).split())

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.chunks[0].left

    @property
    def up(self) -> float:
        """How high its base line is."""
        return self.chunks[0].up

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: Counter[float] = Counter()
        for chunk in self.chunks:
            sizes[round(chunk.size, 1)] += len(chunk.text.strip())
        return sizes.most_common(1)[0][0]

    @property
    def bold(self) -> bool:
        """Whether all its letters are."""
        return all(chunk.bold for chunk in self.chunks if chunk.text.strip())


def rows_on(page: Any) -> list[Row]:
    """The lines of one of pypdf's pages."""
    return _rows(_chunks(page))


def _chunks(page: Any) -> list[Chunk]:
    links = list(_links(page))
    found: list[Chunk] = []

    def take(text: str, outer: list[float], inner: list[float], font: Any, size: float) -> None:
        if not text.strip():
            return
        left = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        up = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        stretch = abs(inner[3] * outer[3]) or abs(inner[1] * outer[1]) or 1
        name = str((font or {}).get("/BaseFont", ""))
        link = next((address for address, box in links if _inside(box, left, up, size * stretch, text)), "")
        for part in text.strip("\n").split("\n"):
            found.append(
                Chunk(
                    part,
                    left,
                    up,
                    size * stretch,
                    bool(re.search(r"bold|black|heavy|semibold", name, re.IGNORECASE)),
                    link,
                )
            )
            up -= size * stretch * 1.2

    page.extract_text(visitor_text=take)
    return found


def _inside(box: tuple[float, ...], left: float, up: float, size: float, text: str) -> bool:
    """Whether letters stand in a link's box, and are not many more than it has room for."""
    x, low, right, high = box
    width = len(text.strip()) * size * 0.4  # letters are at least so wide
    return x - 2 <= left <= right and low - 2 <= up <= high and left + width <= right + size * 2


def _links(page: Any) -> Iterator[tuple[str, tuple[float, ...]]]:
    for one in page.get("/Annots") or ():
        annotation = one.get_object()
        action = annotation.get("/A")
        address = str((action.get_object() if action is not None else {}).get("/URI", ""))
        if re.match(r"(https?|mailto|tel):", address, re.IGNORECASE):
            x, y, right, top = (float(number) for number in annotation["/Rect"])
            yield address, (min(x, right), min(y, top), max(x, right), max(y, top))


def _rows(chunks: list[Chunk]) -> list[Row]:
    """The chunks in lines, from the top down, column by column: a step far up and to the right opens a column."""
    columns: list[list[Chunk]] = [[]]
    for chunk in chunks:
        last = columns[-1]
        lowest = min((one.up for one in last), default=chunk.up)
        rightmost = min((one.left for one in last), default=0)
        if len(last) > 5 and chunk.up > lowest + 15 * chunk.size and chunk.left > rightmost + 15 * chunk.size:  # noqa: PLR2004
            columns.append([])
        columns[-1].append(chunk)
    return [row for column in columns for row in _lines(column)]


def _lines(chunks: list[Chunk]) -> list[Row]:
    rows: list[Row] = []
    for chunk in sorted(chunks, key=lambda one: -one.up):
        if rows and abs(rows[-1].up - chunk.up) < 0.4 * max(rows[-1].size, chunk.size):
            rows[-1].chunks.append(chunk)
        else:
            rows.append(Row([chunk]))
    for row in rows:
        row.chunks.sort(key=lambda one: one.left)
        row.chunks = [_apart(chunk, row.chunks[at - 1] if at else None) for at, chunk in enumerate(row.chunks)]
    return rows


def _apart(chunk: Chunk, before: Chunk | None) -> Chunk:
    """The chunk with a blank before it where it stands well apart from the one before, and is no full stop or comma."""
    if before is None or before.text.endswith(" ") or re.match(r"[\s.,;:!?)\]’”]", chunk.text):
        return chunk
    gap = chunk.left - before.left - len(before.text) * before.size * WIDTH
    return replace(chunk, text=f" {chunk.text}") if gap > 0 else chunk
