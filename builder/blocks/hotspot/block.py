"""Hotspot: a picture with numbered points, and an equal list of what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import as_html
from builder.blocks.items import split_lists, under_html
from builder.model import Prose

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Item, Picture

NUMBER = r"(-?\d+(?:[.,]\d+)?)\s*%?"
PLACE = re.compile(rf"^\s*[(\[]\s*{NUMBER}\s*[,;/]\s*{NUMBER}\s*[)\]][\s:.\u2013\u2014-]*")
FEWEST = 2
WHOLE = 100  # per cent
TO_FIND = 4  # seconds for a point


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the picture."""

    across: float  # per cent of the picture's width, from its left edge
    down: float
    html: str


@dataclass(frozen=True, slots=True)
class Content:
    """What the template draws."""

    prose: str  # html
    picture: Picture | None  # None: it is not in the package, and `prose` says what it shows
    points: tuple[Point, ...]


def read(source: BlockSource, report: Report) -> Reading:
    """The first picture alone in its paragraph, and the items of all lists, each with its place."""
    outside, items = split_lists(source.nodes)
    figures = [node for node in outside if isinstance(node, Prose) and node.pictures and not node.paragraph]
    picture = next((one for node in figures[:1] for one in node.pictures if one.address), None)
    if not figures:
        advice = "add one on a line of its own:  ![What it shows](media/room.svg)"
        report("no-picture", source.span, "there is no picture to put points on", help=advice)
    points = tuple(_point(item, report) for item in items)
    if len(points) < FEWEST:
        said = f"this picture has {('no point', 'one point only')[len(points)]}"
        advice = "list at least two below the picture:  1. (30%, 40%) The fire exit"
        report("too-few-points", source.span, said, help=advice)
    prose = as_html(node for node in outside if node not in figures[:1] or not picture)
    return Reading(Content(prose, picture, points))


def _point(item: Item, report: Report) -> Point:
    match = PLACE.match(item.text.html)
    if not match:
        said = "this point does not say where on the picture it is"
        report("point-without-place", item.span, said, help=f"write:  1. (30%, 40%) {item.text.plain}")
        return Point(0, 0, item.text.html + under_html(item))
    across, down = (float(number.replace(",", ".")) for number in match.groups())
    if not (0 <= across <= WHOLE and 0 <= down <= WHOLE):
        said = "this place lies outside the picture"
        advice = "both numbers lie between 0% and 100%: how far from the left, then how far from the top"
        report("place-outside-picture", item.span, said, help=advice)
    return Point(across, down, item.text.html[match.end() :] + under_html(item))


KIND = BlockKind(
    keywords=("Hotspot", "Hotspots", "Picture with points", "Labelled picture"),
    shape="pictures",
    read=read,
    seconds=lambda content: TO_FIND * len(content.points),
    kept=r"^\s*[(\[][\d\s.,;/%]+[)\]][\s:.\u2013\u2014-]*",
)
