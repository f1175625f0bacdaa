"""The key points as pages of A6, and the order in which four of them lie on a sheet of A4 that is folded twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Any

from builder.model import Listing, Text
from builder.model.flow import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.editions.paper import Paper
    from builder.model import Flow, Node

LINE, LINES = 36, 18  # characters that surely fit a line of a small page, and lines below its heading
GAP = 0.4  # of a line, below each
FOLDED = 4  # pages on a sheet


@dataclass(frozen=True)
class Card:
    """A small page."""

    kind: str  # "cover", "points", "notes" or "back"
    title: Text = Text()  # noqa: RUF009 - frozen
    html: str = ""
    where: str = ""  # the module's title, where there are several


@dataclass(frozen=True)
class Sheet:
    """Four small pages on a sheet: those on top stand on their heads, since that half is folded behind the other."""

    top: tuple[Card, Card]  # from left to right
    bottom: tuple[Card, Card]


def gather(papers: Sequence[Paper]) -> dict[str, Any]:
    """`points`, the cards of each module by its id; `sheets` of all to fold, each to go into the one before it."""
    points = {paper.course.details.id: list(_points(paper, several=len(papers) > 1)) for paper in papers}
    cards = [Card("cover"), *(card for own in points.values() for card in own)]
    spare = -(len(cards) + 1) % FOLDED
    cards += [*[Card("notes")] * spare, Card("back")]
    return {"points": points, "sheets": list(sheets(cards))}


def sheets(cards: list[Card]) -> Iterator[Sheet]:
    """The first sheet is the outermost: with the cover in front, and the last page at the back."""
    for first in range(0, len(cards) // 2, 2):
        last = len(cards) - 1 - first
        yield Sheet(top=(cards[last - 1], cards[first + 1]), bottom=(cards[last], cards[first]))


def _points(paper: Paper, *, several: bool) -> Iterator[Card]:
    where = paper.course.details.title if several else ""
    for page in paper.course.pages:
        for block in page.blocks:
            for nodes in in_parts(paper.to_remember(block)):
                yield Card("points", block.title or page.title, paper.flow(nodes), where)


def in_parts(nodes: Flow) -> Iterator[Flow]:
    """What stands one below the other, in pieces that fit a small page each; only items of lists are parted."""
    part: list[Node] = []
    used = 0.0
    for unit in _units(nodes):
        needed = ceil(len(plain_words((unit,))) / LINE) + GAP
        if part and used + needed > LINES:
            yield _joined(part)
            part, used = [], 0.0
        part.append(unit)
        used += needed
    if part:
        yield _joined(part)


def _units(nodes: Flow) -> Iterator[Node]:
    """A list is as many lists of one item."""
    for node in nodes:
        if not isinstance(node, Listing):
            yield node
            continue
        for number, item in enumerate(node.items, node.start):
            yield replace(node, items=(item,), start=number)


def _joined(units: list[Node]) -> Flow:
    """Neighbouring lists of one kind as one list."""
    joined: list[Node] = []
    for unit in units:
        before = joined[-1] if joined else None
        if isinstance(before, Listing) and isinstance(unit, Listing) and before.ordered == unit.ordered:
            joined[-1] = replace(before, items=before.items + unit.items)
        else:
            joined.append(unit)
    return tuple(joined)
