"""Gallery: pictures with captions, one at a time, or all in a column where no scripts run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.items import split_lists, unplaced_item
from builder.frozen import frozen
from builder.model import Figure, Text, Words
from builder.model.inline import behind, changed, opening

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow, Inline, Item, Node, Picture

LEADING = re.compile(r"^[\s:.\u2013\u2014-]+")
FEWEST = 2


@frozen
class Shown:
    """A picture of the gallery."""

    file: str  # "" where it is not in the package: then the caption holds what stands in its place
    alt: str
    caption: Text
    below: Flow  # the caption


@frozen
class Content:
    """What the template draws."""

    prose: Flow
    pictures: tuple[Shown, ...]


def read(source: BlockSource, report: Report) -> Reading:
    """Each item with a picture, or each picture alone in its paragraph, is one to look at."""
    outside, items = split_lists(source.nodes)
    figures = [node for node in outside if isinstance(node, Figure) and node.pictures]
    pictures = [_of_figure(node) for node in figures]
    unplaced: list[Node] = []
    for item in items:
        if item.pictures:
            pictures.append(_of_item(item))
            unplaced += [unplaced_item(item)] if len(item.pictures) > 1 else []
        else:
            message = "this line of the gallery shows no picture"
            report(
                "caption-without-picture",
                item.span,
                message,
                help="write:  - ![What it shows](media/picture.svg) The caption",
            )
    if len(pictures) < FEWEST:
        message = f"this gallery has {('no picture', 'one picture only')[len(pictures)]}"
        advice = "list at least two:  - ![What it shows](media/picture.svg) The caption"
        report("too-few-pictures", source.span, message, help=advice)
    prose = tuple(node for node in outside if node not in figures)
    return Reading(Content(prose, tuple(pictures)), unplaced=tuple(unplaced))


def _of_figure(figure: Figure) -> Shown:
    return _shown(figure.pictures[0], figure.inside, ())


def _of_item(item: Item) -> Shown:
    return _shown(item.pictures[0], item.text.inside, item.below)


def _shown(picture: Picture, inside: tuple[Inline, ...], below: Flow) -> Shown:
    """A picture with the words that stand beside it, or with its own title."""
    if not picture.file:
        return Shown("", picture.alt, Text(inside), below)
    if picture.alone:
        return Shown(picture.file, picture.alt, Text((Words(picture.title),)), below)
    rest = changed(inside, lambda one: None if one is picture else one)
    start = LEADING.match(opening(rest))
    return Shown(picture.file, picture.alt, Text(behind(rest, start.end() if start else 0) if rest else ()), below)


KIND = BlockKind(keywords=("Gallery", "Pictures", "Slideshow"), shape="pictures", read=read)
