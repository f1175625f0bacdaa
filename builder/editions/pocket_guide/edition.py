"""The key points as pages of A6, and the order in which four of them lie on a sheet of A4 that is folded twice."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from lxml import html as lxml_html
from markupsafe import Markup

from builder.editions.for_paper import inner, read
from builder.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from builder.editions.paper import Paper

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
            for html in in_parts(paper.remember(block)):
                yield Card("points", block.title or page.title, html, where)


def in_parts(html: str) -> Iterator[Markup]:
    """HTML in pieces that fit a small page each; only paragraphs and items of lists are kept together."""
    part: list[HtmlElement] = []
    used = 0.0
    for unit in _units(read(html)):
        needed = ceil(len(unit.text_content()) / LINE) + GAP
        if part and used + needed > LINES:
            yield _joined(part)
            part, used = [], 0.0
        part.append(unit)
        used += needed
    if part:
        yield _joined(part)


def _units(root: HtmlElement) -> Iterator[HtmlElement]:
    """What stands one below the other; a list is as many lists of one item."""
    for element in root:
        if element.tag not in {"ul", "ol"}:
            yield element
            continue
        for number, item in enumerate(element.xpath("./li"), int(element.get("start") or 1)):
            alone = lxml_html.Element(element.tag, {"start": str(number)} if element.tag == "ol" else {})
            alone.append(item)
            yield alone


def _joined(units: list[HtmlElement]) -> Markup:
    """Neighbouring lists of one kind as one list."""
    root = lxml_html.Element("div")
    for unit in units:
        before = root[-1] if len(root) else None
        if before is not None and before.tag == unit.tag and unit.tag in {"ul", "ol"}:
            before.extend(list(unit))
        else:
            root.append(unit)
    return Markup(inner(root))  # noqa: S704 - rendered and escaped before
