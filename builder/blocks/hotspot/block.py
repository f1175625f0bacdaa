"""Hotspot: a picture with numbered points, and an equal list of what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.items import split_lists
from builder.frozen import frozen
from builder.model import Figure, Text
from builder.model.inline import behind, opening

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow, Item, Picture

NUMBER = r"(-?\d+(?:[.,]\d+)?)\s*%?"
PLACE = re.compile(rf"^\s*[(\[]\s*{NUMBER}\s*[,;/]\s*{NUMBER}\s*[)\]][\s:.\u2013\u2014-]*")
FEWEST = 2
WHOLE = 100  # per cent
TO_FIND = 4  # seconds for a point


@frozen
class Point:
    """A place on the picture."""

    across: float  # per cent of the picture's width, from its left edge
    down: float
    text: Text
    below: Flow


@frozen
class Content:
    """What the template draws."""

    prose: Flow
    picture: Picture | None  # None: it is not in the package, and `prose` says what it shows
    points: tuple[Point, ...]


def read(source: BlockSource, report: Report) -> Reading:
    """The first picture alone in its paragraph, and the items of all lists, each with its place."""
    outside, items = split_lists(source.nodes)
    figures = [node for node in outside if isinstance(node, Figure) and node.pictures]
    picture = next((one for node in figures[:1] for one in node.pictures if one.file), None)
    if not figures:
        advice = "add one on a line of its own:  ![What it shows](media/room.svg)"
        report("no-picture", source.span, "there is no picture to put points on", help=advice)
    points = tuple(_point(item, report) for item in items)
    if len(points) < FEWEST:
        message = f"this picture has {('no point', 'one point only')[len(points)]}"
        advice = "list at least two below the picture:  1. (30%, 40%) The fire exit"
        report("too-few-points", source.span, message, help=advice)
    prose = tuple(node for node in outside if node not in figures[:1] or not picture)
    return Reading(Content(prose, picture, points))


def _point(item: Item, report: Report) -> Point:
    match = PLACE.match(opening(item.text.inside))
    if not match:
        message = "this point does not say where on the picture it is"
        report("point-without-place", item.span, message, help=f"write:  1. (30%, 40%) {item.text.plain}")
        return Point(0, 0, item.text, item.below)
    across, down = (float(number.replace(",", ".")) for number in match.groups())
    if not (0 <= across <= WHOLE and 0 <= down <= WHOLE):
        message = "this place lies outside the picture"
        advice = "both numbers lie between 0% and 100%: how far from the left, then how far from the top"
        report("place-outside-picture", item.span, message, help=advice)
    return Point(across, down, Text(behind(item.text.inside, match.end())), item.below)


KIND = BlockKind(
    keywords=("Hotspot", "Hotspots", "Picture with points", "Labelled picture"),
    shape="pictures",
    read=read,
    seconds=lambda content: TO_FIND * len(content.points),
    untranslatable=r"^\s*[(\[][\d\s.,;/%]+[)\]][\s:.\u2013\u2014-]*",
)
