"""Pages that Google Docs saves: what it says in its own ways is written as other pages have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from builder.importers.html.tree import removed, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

SIGNS = re.compile(r"\blst-kix|\bdoc-content\b|https://www\.google\.com/url\?q=|id=[\"']ftnt|id=[\"']cmnt")
RULE = re.compile(r"\.(?P<name>c\d+)\{(?P<declared>[^{}]*)\}")
FORM = re.compile(r"(?:font-weight|font-style|text-decoration|background-color)\s*:[^;]*")
REDIRECT = "https://www.google.com/url?"
LIST = re.compile(r"\blst-kix_\w+-(?P<level>\d)\b")


def is_of_google(text: str) -> bool:
    """By names that only Google Docs gives."""
    return bool(SIGNS.search(text))


def level_of(element: _Element) -> int:
    """How deep a list is by its class; it stands beside the one that it belongs into."""
    found = LIST.search(element.get("class") or "")
    return int(found["level"]) if found else 0


def settle(root: _Element) -> list[str]:
    """Writes the tree as other pages are, and gives the remarks that stood at its end."""
    forms = dict(_forms(root))
    for one in list(root.iter("*")):
        classes = (one.get("class") or "").split()
        style = ";".join(forms[name] for name in classes if name in forms)
        if style:
            one.set("style", f"{one.get('style') or ''};{style}")
        if one.tag == "p" and "title" in classes and root.find("head/title") is None and words(one):
            _entitle(root, one)
        address = one.get("href") or "" if one.tag == "a" else ""
        if address.startswith(REDIRECT):
            one.set("href", parse_qs(urlsplit(address).query).get("q", [address])[0])
    _part_notes(root)
    return _remarks(root)


def _entitle(root: _Element, paragraph: _Element) -> None:
    """Makes a paragraph the page's title."""
    head = root.find("head")
    if head is None:
        head = root.makeelement("head", {})
        root.insert(0, head)
    title = head.makeelement("title", {})
    title.text = words(paragraph)
    head.append(title)
    removed(paragraph)


def _forms(root: _Element) -> Iterator[tuple[str, str]]:
    for sheet in root.iter("style"):
        for rule in RULE.finditer(sheet.text or ""):
            style = ";".join(FORM.findall(rule["declared"]))
            if style:
                yield rule["name"], style


def _part_notes(root: _Element) -> None:
    """Removes the line above the footnotes."""
    for line in list(root.iter("hr")):
        after = line.getnext()
        around = line.getparent()
        if (
            after is not None
            and around is not None
            and any((one.get("id") or "").startswith("ftnt") for one in after.iter("a"))
        ):
            around.remove(line)


def _remarks(root: _Element) -> list[str]:
    """What reviewers say; their places in the text and at its end are removed."""
    found = []
    for one in list(root.iter("a")):
        if (one.get("href") or "").startswith("#cmnt_ref"):
            around = next((up for up in one.iterancestors("div")), None)
            removed(one)
            if around is not None and around.getparent() is not None:
                found.append(words(around))
                removed(around)
        elif (one.get("href") or "").startswith("#cmnt"):
            removed(one)
    return [text for text in found if text]
