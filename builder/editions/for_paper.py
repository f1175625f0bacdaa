"""Learners' HTML as paper: all is open, a pen has its lines and boxes, and what only a screen needs is gone."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html
from lxml.etree import SubElement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement


def _with_class(*names: str) -> str:
    return " | ".join(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]" for name in names)


ANSWERS = _with_class("answers")
HINTS = _with_class("hint")
GONE = (
    f".//button | .//template | .//script | .//*[@role='status'] | {_with_class('row', 'fault', 'privacy', 'unseen')}"
)
FIELDS = ".//textarea | .//input | .//select"
PLAIN = {"form", "fieldset", "legend", "details", "summary", "label"}  # mean nothing on paper
DEEPEST = 6  # heading level
KEPT = {
    "class",
    "id",
    "href",
    "src",
    "alt",
    "lang",
    "dir",
    "style",
    "aria-hidden",
    "data-block",
    "data-callout",
}
KEPT |= {"start", "scope", "colspan", "rowspan"}  # of lists and tables
DRAWN = {"svg", "path", "circle", "rect", "text"}  # keep all they say
# Style sheets don't reach into drawings everywhere.
STROKED = {"fill": "none", "stroke": "currentColor", "stroke-width": "2"}
ROWS = 3  # to write on, where a field does not say how many it has
SVG = "http://www.w3.org/2000/svg"
MIXED_CASE = {"viewbox": "viewBox"}  # HTML ignores the case of names, XML doesn't


def read(html: str) -> HtmlElement:
    """HTML as the content of one element."""
    return lxml_html.fragment_fromstring(html, create_parent="div")


def inner(root: HtmlElement) -> str:
    """The HTML in an element."""
    parts = [_escaped(root.text), *(lxml_html.tostring(child, encoding="unicode") for child in root)]
    return "".join(parts).strip()


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def answers_in(html: str) -> str:
    """What learners are told once they have answered; "" for nothing."""
    found = read(html).xpath(ANSWERS)
    for element in found:
        for summary in element.xpath("./summary"):
            summary.drop_tree()
    return "".join(map(inner, found))


def for_paper(html: str, numbers: Mapping[str, int], *, answers: bool) -> str:
    """The HTML for paper, with or without answers; questions get their numbers, by the keys of their blocks."""
    root = read(html)
    if not answers:
        _drop(root.xpath(ANSWERS))
    for hint in root.xpath(HINTS):  # it stands among buttons
        hint.getparent().addprevious(hint)
    _drop(root.xpath(GONE))
    for element in root.xpath(".//*[@hidden]"):
        if not element.xpath(FIELDS) and "answers" not in element.get("class", "").split():
            _drop([element])
    for field in root.xpath(FIELDS):
        _draw_field(field)
    for clip in root.xpath(".//video | .//audio"):
        _draw_clip(clip)
    for element in root.iter("*"):
        _make_plain(element, numbers)
    return inner(root)


def _drop(elements: Iterable[HtmlElement]) -> None:
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _draw_field(field: HtmlElement) -> None:
    """A line, lines or a box in the place of a field."""
    kind = field.get("type", "")
    if field.tag == "textarea":
        place = lxml_html.Element("div", {"class": "write"})
        for _ in range(int(field.get("rows") or ROWS)):
            SubElement(place, "div")
    elif kind in {"radio", "checkbox"}:
        place = lxml_html.Element("span", {"class": f"tick {kind}"})
    else:
        place = lxml_html.Element("span", {"class": "blank"})
    _replace(field, place)


def _draw_clip(clip: HtmlElement) -> None:
    """What a film or a sound shows, with its picture if it has one."""
    shows = clip.get("aria-label") or ""
    place = lxml_html.Element("p", {"class": "clip-place"})
    if clip.get("poster"):
        SubElement(place, "img", {"src": clip.get("poster"), "alt": shows})
    else:
        place.text = f"▶ {shows}"
    _replace(clip, place)


def _make_plain(element: HtmlElement, numbers: Mapping[str, int]) -> None:
    tag = str(element.tag)
    if tag in DRAWN:
        element.attrib.update(STROKED if element.get("class") == "icon" else {})
        return
    number = numbers.get(element.get("data-key", ""))
    kind = element.find("p[@class='kind']")
    if number and kind is not None:
        kind.text = f"{kind.text} {number}"
    if tag[0] == "h" and tag[1:].isdigit():
        element.tag = f"h{min(DEEPEST, int(tag[1:]) + 1)}"
    elif tag in PLAIN or "scroll" in element.get("class", "").split():
        element.tag = "span" if element.getparent().tag in {"span", "p"} else "div"
        element.set("class", f"{element.get('class', '')} {tag}".strip())
    for name in set(element.attrib) - KEPT:
        del element.attrib[name]


def as_xml(element: HtmlElement) -> str:
    """An element as XML, without what follows it."""
    for drawing in element.iter("svg"):
        drawing.set("xmlns", SVG)
        for name in set(drawing.attrib) & set(MIXED_CASE):
            drawing.set(MIXED_CASE[name], drawing.attrib.pop(name))
    return str(etree.tostring(element, encoding="unicode", method="xml", with_tail=False))


def drawings_as_backgrounds(root: HtmlElement) -> None:
    """Drawings in the text repeat what words say; in a tagged PDF only a background can be left unsaid."""
    for drawing in list(root.iter("svg")):
        source = base64.b64encode(as_xml(drawing).encode()).decode()
        look = f"display: inline-block; background: url(data:image/svg+xml;base64,{source}) center / contain no-repeat"
        _replace(drawing, lxml_html.Element("span", {"class": drawing.get("class", ""), "style": look}))


def _replace(old: HtmlElement, new: HtmlElement) -> None:
    new.tail, old.tail = old.tail, None
    old.getparent().replace(old, new)
