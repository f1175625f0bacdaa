"""Pages that Word, PowerPoint and Outlook save or copy: what they say in their own ways, as other pages have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.html.tree import BLOCKS, name, removed, style, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from builder.importers import Reading

SIGNS = re.compile(r"urn:schemas-microsoft-com:office|\bmso-", re.IGNORECASE)
ELEMENT = re.compile(r"mso-element:\s*(?P<kind>[\w-]+)")
BULLET = re.compile(r"mso-special-format:")
INDENT = re.compile(r"margin-left:\s*(?P<size>[\d.]+)(?P<unit>in|cm|pt|px|mm)")
INCHES = {"in": 1, "cm": 2.54, "mm": 25.4, "pt": 72, "px": 96}  # to an inch
MARK = re.compile(r"^\s*\[[^\]]*\]\s*")
LONGEST_SHOWN = 200  # letters


def is_of_office(text: str) -> bool:
    """By names that only Microsoft's programs give."""
    return bool(SIGNS.search(text))


def settle(root: _Element, reading: Reading) -> None:
    """Writes the tree as other pages are; what reviewers have deleted or remarked is told, and not in the text."""
    _take_deletions(root, reading)
    _take_remarks(root, reading)
    for notes in _of_kind(root, "footnote-list", "endnote-list"):
        for line in list(notes.iter("hr")):
            removed(line)
    _name_bullets(root)


def _take_deletions(root: _Element, reading: Reading) -> None:
    deleted = [one for one in root.iter("del") if one.get("datetime") or one.get("cite")]
    texts = [text for one in deleted if (text := words(one))]
    for one in deleted:
        removed(one)
    for text in texts:
        reading.leave_out("words that somebody has deleted, which was not accepted yet", "", text)
    if texts:
        shown = " … ".join(texts)
        shown = shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"
        reading.doubt(
            "",
            f"Somebody has deleted words, and nobody has accepted that: “{shown}”.",
            "They are left out here; put them back where they are to stay.",
        )


def _take_remarks(root: _Element, reading: Reading) -> None:
    for anchor in list(root.iter("a")):
        if (anchor.get("href") or "").startswith("#_msocom"):
            removed(anchor)
    for one in _of_kind(root, "comment"):
        text = MARK.sub("", words(one))
        if text:
            reading.doubt("", f"Somebody remarks: “{text}”", "Answer it in the text, if it needs an answer.")
    for one in _of_kind(root, "comment-list", "comment"):
        removed(one)


def _of_kind(root: _Element, *kinds: str) -> list[_Element]:
    return [
        one
        for one in root.iter("*")
        if one.get("style") and (found := ELEMENT.search(style(one))) and found["kind"] in kinds
    ]


def _name_bullets(root: _Element) -> None:
    """The lists of PowerPoint, whose bullets are words: as Word marks the entries of its own."""
    entries = list(_bulleted(root))
    indents = sorted({_indent(around) for _, around in entries})
    for bullet, around in entries:
        bullet.set("style", "mso-list:ignore")
        around.set("style", f"{style(around)};mso-list:l0 level{indents.index(_indent(around)) + 1}")


def _bulleted(root: _Element) -> Iterator[tuple[_Element, _Element]]:
    for one in root.iter("span"):
        around = next((up for up in one.iterancestors() if name(up) in BLOCKS), None)
        if BULLET.search(style(one)) and around is not None and name(around) in {"p", "div"}:
            yield one, around


def _indent(element: _Element) -> float:
    found = INDENT.search(style(element))
    return round(float(found["size"]) / INCHES[found["unit"]], 1) if found else 0
