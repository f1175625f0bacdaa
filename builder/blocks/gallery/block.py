"""Gallery: pictures with captions, one at a time, or all in a column where no scripts run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import as_html
from builder.blocks.items import left_over, split_lists, under_html
from builder.model import Prose

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Item, Node

IMAGE = re.compile(r"<img [^>]*>")
LEADING = re.compile(r"^[\s:.\u2013\u2014-]+")
CAPTION = re.compile(r"</?fig(?:caption|ure)>")
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the gallery."""

    address: str  # "" where it is not in the package: then the caption holds what stands in its place
    alt: str
    caption: str  # html


@dataclass(frozen=True, slots=True)
class Content:
    """What the template draws."""

    prose: str  # html
    pictures: tuple[Shown, ...]


def read(source: BlockSource, report: Report) -> Reading:
    """Each item with a picture, or each picture alone in its paragraph, is one to look at."""
    outside, items = split_lists(source.nodes)
    figures = [node for node in outside if isinstance(node, Prose) and node.pictures and not node.paragraph]
    pictures = [_of_figure(node) for node in figures]
    left: list[Node] = []
    for item in items:
        if item.pictures:
            pictures.append(_of_item(item))
            left += [left_over(item)] if len(item.pictures) > 1 else []
        else:
            said = "this line of the gallery shows no picture"
            report(
                "caption-without-picture",
                item.span,
                said,
                help="write:  - ![What it shows](media/picture.svg) The caption",
            )
    if len(pictures) < FEWEST:
        said = f"this gallery has {('no picture', 'one picture only')[len(pictures)]}"
        advice = "list at least two:  - ![What it shows](media/picture.svg) The caption"
        report("too-few-pictures", source.span, said, help=advice)
    prose = as_html(node for node in outside if node not in figures)
    return Reading(Content(prose, tuple(pictures)), left=tuple(left))


def _of_figure(figure: Prose) -> Shown:
    picture = figure.pictures[0]
    if not picture.address:
        return Shown("", picture.alt, CAPTION.sub("", figure.html))
    return Shown(picture.address, picture.alt, as_html([Prose(picture.title, picture.title, picture.span)]))


def _of_item(item: Item) -> Shown:
    picture = item.pictures[0]
    said = LEADING.sub("", CAPTION.sub("", IMAGE.sub("", item.text.html, count=1)))
    return Shown(picture.address, picture.alt, said + under_html(item))


KIND = BlockKind(keywords=("Gallery", "Pictures", "Slideshow"), shape="pictures", read=read)
