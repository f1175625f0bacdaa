"""HTML as a tree, and what its elements are to us."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from builder.importers.labelled import Kind

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {
    *HEADINGS, "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "li",
    "main", "nav", "ol", "legend", "p", "pre", "section", "summary", "table", "ul", "iframe", "video",
    "audio", "menu", "dir", "object", "embed",
}  # fmt: skip
NO_TEXT = {"script", "style", "noscript", "template", "head", "link", "meta", "base", "o:p", "xml", "colgroup", "title"}
AROUND = {"nav", "header", "footer"}  # of a page whose content stands elsewhere
CONTROLS = {"button", "select", "textarea", "input", "progress", "meter"}
CALLOUT = re.compile(
    r"\b(?:alert|admonition|callout|notice|infobox|inset|tip|hint|note|important|warning|caution|danger|example|details__text)\b"
)
KINDS: dict[str, Kind] = {
    "tip": "tip", "hint": "tip", "success": "tip", "important": "important", "warning": "warning",
    "caution": "warning", "danger": "warning", "example": "example",
}  # fmt: skip
LIST_STYLE = re.compile(r"mso-list:\s*l(?P<list>\d+)\s+level(?P<level>\d+)")


def parse(text: str) -> _Element:
    """The tree of a page or a part of one. RefusedError: there is nothing in it."""
    from lxml import etree, html  # noqa: PLC0415 - heavy

    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    text = re.sub(r"<!\[(?:if|endif)[^>]*\]>", "", text)  # of Word, around the bullets of its lists
    try:
        root: _Element = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as reason:
        raise RefusedError("there is no text in it", "save the page again from your browser") from reason
    return root


def name(element: _Element) -> str:
    """An element's name in lower case."""
    return element.tag.lower()


def style(element: _Element) -> str:
    """What it says of its look."""
    return (element.get("style") or "").lower()


def words(element: _Element) -> str:
    """Its words, without scripts and styles."""
    parts: list[str] = []
    _gather(element, parts)
    return " ".join("".join(parts).split())


def _gather(element: _Element, parts: list[str]) -> None:
    if name(element) not in NO_TEXT:
        parts.append(element.text or "")
        for child in element:
            _gather(child, parts)
            parts.append(child.tail or "")
    if name(element) in BLOCKS:
        parts.append(" ")


def removed(element: _Element) -> None:
    """Takes an element out of its tree, and leaves the text behind it."""
    around, before = element.getparent(), element.getprevious()
    if around is None:
        return
    if before is not None:
        before.tail = f"{before.tail or ''}{element.tail or ''}"
    else:
        around.text = f"{around.text or ''}{element.tail or ''}"
    around.remove(element)


def is_hidden(element: _Element) -> bool:
    """Whether nobody sees it."""
    return element.get("hidden") is not None or bool(re.search(r"display:\s*none|mso-hide:\s*all", style(element)))


def content_of(root: _Element) -> _Element:
    """Where the content of a page stands: its `main`, its one article, or all of it."""
    for path in (".//main", ".//*[@role='main']"):
        found = root.find(path)
        if found is not None and words(found):
            return found
    articles = root.findall(".//article")
    if len(articles) == 1 and words(articles[0]):
        return articles[0]
    body = root.find("body")
    return root if body is None else body
