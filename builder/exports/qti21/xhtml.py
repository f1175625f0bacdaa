"""What was drawn for elsewhere, which is XML, as the part of XHTML that QTI 2.1 knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from builder.exports.marks import MARKED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

OF_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
KNOWN = {
    "p", "div", "span", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "caption", "a",
    "img", "strong", "em", "b", "i", "code", "kbd", "samp", "var", "pre", "blockquote", "br", "hr", "h1", "h2", "h3",
    "h4", "h5", "h6", "sub", "sup", "q", "cite", "abbr", "dfn", "small",
}  # fmt: skip
BLOCKS = {"figure", "figcaption"}  # become divisions
ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "alt"),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

DEFAULT: dict[str, str] = {None: OF_QTI}  # type: ignore[dict-item]  # lxml's way to say: names without a prefix


def tag(name: str) -> str:
    """The name of an element in QTI's namespace."""
    return f"{{{OF_QTI}}}{name}"


def flow_of(
    parent: etree._Element,
    text: str,
    files: Mapping[str, str],
    gaps: Callable[[str], etree._Element] | None = None,
) -> Iterator[str]:
    """Puts HTML into an element; gives the names of the files that it shows or links to, which lie one folder up."""
    found: list[str] = []
    _copy(etree.fromstring(f"<body>{text}</body>"), parent, files, found, gaps)
    return iter(found)


def _copy(
    node: etree._Element,
    parent: etree._Element,
    files: Mapping[str, str],
    found: list[str],
    gap: Callable[[str], etree._Element] | None,
) -> None:
    _add_text(parent, node.text)
    for child in node.iterchildren("*"):
        name = str(child.tag)
        if name == MARKED and gap:
            parent.append(gap(child.text or ""))
        else:
            kind = name if name in KNOWN else "div" if name in BLOCKS else "span"
            copy = etree.SubElement(parent, tag(kind), _attributes(child, files, found))
            _copy(child, copy, files, found, gap)
        _add_text(parent, child.tail)


def _attributes(node: etree._Element, files: Mapping[str, str], found: list[str]) -> dict[str, str]:
    attributes = {name: node.get(name, "") for name in ATTRIBUTES.get(str(node.tag), ()) if name in node.attrib}
    for key in ("src", "href"):
        if name := files.get(attributes.get(key, "")):
            found.append(name)
            attributes[key] = f"../{name}"
    if node.tag == "img":
        attributes.setdefault("alt", "")
    if node.get("lang"):
        attributes[XML_LANG] = node.get("lang", "")
    return attributes


def _add_text(parent: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
