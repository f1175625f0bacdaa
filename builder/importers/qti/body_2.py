"""The body of an item of QTI 2: its text as elements, with the place of each interaction."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from builder.importers.fragment import Surroundings, elements_of
from builder.importers.gaps import SIGN, in_place
from builder.importers.qti.xml import children
from builder.importers.source import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.importers.draft import Elements, Gap

IN_LINE = {"textEntryInteraction", "inlineChoiceInteraction", "gap", "hottext", "endAttemptInteraction"}
HOLDERS = {"gapMatchInteraction", "hottextInteraction"}  # whose own text holds what is answered
INVISIBLE = {"stylesheet", "templateBlock", "templateInline", "printedVariable", "infoControl"}
PICTURE = re.compile(r"image/|\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)


@dataclass(slots=True)
class Body:
    """What stands in an item, the interactions taken out."""

    html: str  # with a sign where each interaction in a line was
    blocks: list[etree._Element] = field(default_factory=list)  # interactions that stand by themselves
    places: list[etree._Element] = field(default_factory=list)  # those in a line, in order
    holders: list[etree._Element] = field(default_factory=list)  # around the places
    offered: dict[str, str] = field(default_factory=dict)  # words to drag into the places, by identifier
    rubrics: list[etree._Element] = field(default_factory=list)  # for others than learners
    feedback: list[etree._Element] = field(default_factory=list)  # within the body

    def elements(self, around: Surroundings, gaps: tuple[Gap, ...] = ()) -> Elements:
        """Its text; each sign in it is a gap."""
        with_gaps = Surroundings(around.reading, around.where, around.find, in_place(gaps))
        return elements_of(self.html, with_gaps)


def body_of(item: etree._Element) -> Body:
    """The body of an item."""
    body = Body("")
    node = item.find("itemBody")
    if node is not None:
        _take_out(node, body)
        body.html = html_of(node)
    return body


def html_of(node: etree._Element) -> str:
    """What stands in an element, as HTML without the element itself."""
    for one in node.iter("object"):
        if PICTURE.search(one.get("type", "")) or PICTURE.search(one.get("data", "")):
            alt = " ".join("".join(map(str, one.itertext())).split()) or one.get("label", "")
            address, tail = one.get("data", ""), one.tail
            one.clear()
            one.tag, one.tail = "img", tail
            one.set("src", address)
            one.set("alt", alt)
    inside = "".join(etree.tostring(child, encoding="unicode", method="html") for child in node)
    start = etree.Element("p")
    start.text = node.text or ""
    return etree.tostring(start, encoding="unicode", method="html")[3:-4] + inside


def _take_out(node: etree._Element, body: Body) -> None:
    for child in list(children(node)):
        name = str(child.tag)
        if name == "rubricBlock" and "candidate" not in child.get("view", "candidate"):
            body.rubrics.append(child)
            _replace(child, "")
        elif name in {"feedbackInline", "feedbackBlock"}:
            body.feedback.append(child)
            _replace(child, "")
        elif name in INVISIBLE:
            _replace(child, "")
        elif name in IN_LINE:
            body.places.append(child)
            _replace(child, SIGN)
        elif name in HOLDERS:
            body.holders.append(child)
            prompt = child.find("prompt")
            if prompt is not None:
                prompt.tag = "p"
            for offered in child.findall("gapText") + child.findall("gapImg"):
                child.remove(offered)
                body.offered[offered.get("identifier", "")] = text_of(offered)
            _take_out(child, body)
            child.tag = "div"
        elif name.endswith("Interaction"):
            body.blocks.append(child)
            _replace(child, "")
        else:
            _take_out(child, body)


def _replace(node: etree._Element, text: str) -> None:
    """Takes an element out of the tree, and puts some words in its place."""
    parent = node.getparent()
    if parent is None:
        return
    tail = text + (node.tail or "")
    before = node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    node.tail = None
    parent.remove(node)


def finder(find: Callable[[str], Callable[[], bytes] | None], around: Surroundings) -> Surroundings:
    """Surroundings in which addresses are looked for."""
    return Surroundings(around.reading, around.where, find, around.split)
