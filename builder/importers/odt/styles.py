"""The styles of an OpenDocument text: what they say of words, paragraphs and lists (OpenDocument 1.3, part 3, 16)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DEEPEST = 12  # styles that are based on each other
SIDES = ("border", "border-top")


@dataclass(slots=True)
class Styles:
    """The styles of a document by their names."""

    styles: dict[str, _Element] = field(default_factory=dict)
    lists: dict[str, dict[int, bool]] = field(default_factory=dict)  # by level: whether it is numbered
    language: str = ""

    def add(self, root: _Element) -> None:
        """Takes in the styles of a part of the document."""
        for one in root.iter(f"{STYLE}style"):
            self.styles[one.get(f"{STYLE}name") or ""] = one
        for one in root.iter(f"{TEXT}list-style"):
            levels = {}
            for level in one:
                number = level.get(f"{TEXT}level") or "1"
                ordered = level.tag == f"{TEXT}list-level-style-number" and bool(level.get(f"{STYLE}num-format"))
                levels[int(number) if number.isdecimal() else 1] = ordered
            self.lists[one.get(f"{STYLE}name") or ""] = levels
        for one in root.iter(f"{STYLE}default-style"):
            words = one.find(f"{STYLE}text-properties")
            if one.get(f"{STYLE}family") == "paragraph" and words is not None:
                language, country = words.get(f"{FO}language") or "", words.get(f"{FO}country") or ""
                if language not in {"", "none", "zxx"}:
                    self.language = f"{language}-{country}" if country not in {"", "none"} else language

    def chain(self, name: str | None) -> Iterator[_Element]:
        """A style, then those that it is based on."""
        for _ in range(DEEPEST):
            one = self.styles.get(name or "")
            if one is None:
                return
            yield one
            name = one.get(f"{STYLE}parent-style-name")

    def names(self, name: str | None) -> str:
        """All names that a style goes by, in lower case."""
        called = [name or ""]
        for one in self.chain(name):
            called += [one.get(f"{STYLE}name") or "", one.get(f"{STYLE}display-name") or ""]
            called.append(one.get(f"{STYLE}parent-style-name") or "")
        return " ".join(called).lower().replace("_20_", " ")

    def says(self, name: str | None, of: str, key: str) -> str:
        """What a style says of words (`of`: "text") or paragraphs, "" for nothing."""
        for one in self.chain(name):
            properties = one.find(f"{STYLE}{of}-properties")
            if properties is not None and properties.get(key) is not None:
                return properties.get(key) or ""
        return ""

    def is_framed(self, name: str | None) -> bool:
        """Whether a line goes around a paragraph, or a colour lies behind it."""
        lines = any(self.says(name, "paragraph", f"{FO}{side}") not in {"", "none"} for side in SIDES)
        return lines or self.says(name, "paragraph", f"{FO}background-color") not in {"", "transparent", "#ffffff"}

    def is_numbered(self, name: str | None, level: int) -> bool:
        """Whether a list is numbered on a level, from 1."""
        return self.lists.get(name or "", {}).get(level, False)
