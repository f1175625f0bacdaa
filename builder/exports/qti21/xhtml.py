"""Our HTML as the part of XHTML that QTI 2.1 knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree
from lxml import html as lxml_html

from builder.exports.marks import split_at_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

OF_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
KNOWN = {
    "p", "div", "span", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "caption", "a",
    "img", "strong", "em", "b", "i", "code", "kbd", "samp", "var", "pre", "blockquote", "br", "hr", "h1", "h2", "h3",
    "h4", "h5", "h6", "sub", "sup", "q", "cite", "abbr", "dfn", "small",
}  # fmt: skip
BLOCKS = {
    "figure",
    "figcaption",
    "section",
    "aside",
    "details",
    "summary",
    "article",
    "header",
    "footer",
    "nav",
    "main",
}
KEPT = {"a": ("href",), "img": ("src", "alt"), "td": ("colspan", "rowspan"), "th": ("colspan", "rowspan", "scope")}
DROPPED = {"script", "style", "svg", "button"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SIGN = "block-gap"


DEFAULT: dict[str, str] = {None: OF_QTI}  # type: ignore[dict-item]  # lxml's way to say: names without a prefix


def tag(name: str) -> str:
    """The name of an element in QTI's namespace."""
    return f"{{{OF_QTI}}}{name}"


def flow_of(
    parent: etree._Element,
    text: str,
    pictures: Mapping[str, str],
    gaps: Callable[[str], etree._Element] | None = None,
) -> Iterator[str]:
    """Puts HTML into an element; gives the names of the pictures in it, by their addresses, which lie one folder up."""
    words: list[str] = []
    marked = []
    for piece, said in split_at_marks(text):
        marked.append(piece)
        if said is not None:
            marked.append(f'<span class="{SIGN}-{len(words)}"></span>')
            words.append(said)
    root = lxml_html.fragment_fromstring("".join(marked), create_parent="div")
    found: list[str] = []
    _copy(root, parent, pictures, found, lambda at: gaps(words[at]) if gaps else None)
    return iter(found)


def _copy(
    node: etree._Element,
    parent: etree._Element,
    pictures: Mapping[str, str],
    found: list[str],
    gap: Callable[[int], etree._Element | None],
) -> None:
    _add_text(parent, node.text)
    for child in node.iterchildren("*"):
        name = str(child.tag)
        sign = child.get("class", "").rpartition("-")
        made = gap(int(sign[2])) if sign[0] == SIGN else None
        if made is not None:
            parent.append(made)
        elif name not in DROPPED:
            kind = name if name in KNOWN else "div" if name in BLOCKS else "span"
            copy = etree.SubElement(parent, tag(kind), _attributes(child, pictures, found))
            _copy(child, copy, pictures, found, gap)
        _add_text(parent, child.tail)


def _attributes(node: etree._Element, pictures: Mapping[str, str], found: list[str]) -> dict[str, str]:
    kept = {name: node.get(name, "") for name in KEPT.get(str(node.tag), ()) if name in node.attrib}
    name = pictures.get(kept.get("src", ""))
    if name:
        found.append(name)
        kept["src"] = f"../{name}"
    if node.tag == "img":
        kept.setdefault("alt", "")
    if node.get("lang"):
        kept[XML_LANG] = node.get("lang", "")
    return kept


def _add_text(parent: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
