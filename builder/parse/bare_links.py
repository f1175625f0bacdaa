"""Addresses of the web and of mail that stand in a text become links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from builder.parse.places import part_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ADDRESS = pattern(
    r"(?<![\w@/.:+-])(?:(?P<web>https?://[^\s<>\"\u201c\u201d\u00ab\u00bb]+|www\.[^\s<>\"\u201c\u201d\u00ab\u00bb]+)"
    r"|(?P<mail>(?:mailto:)?[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][\w-]*(?:\.[A-Za-z0-9][\w-]*)+))",
    re.IGNORECASE,
)
NAMED = pattern(r"https?://[\w\[]|www\.[\w-]+\.\w", re.IGNORECASE)
AFTER = ".,;:!?*_~'\u2019\u2026|"
PAIRS = {")": "(", "]": "[", "}": "{"}
GAP = pattern(r"\[\[.*?\]\]")


def link_addresses(children: list[Token], text: str) -> list[Token]:
    """The tokens of an inline text with links for the addresses in it; what is in a link or a gap stays."""
    if not any(sign in text for sign in ("://", "www.", "WWW.", "@")):
        return children
    made: list[Token] = []
    depth = 0
    for child in children:
        depth += child.nesting if child.type in {"link_open", "link_close"} else 0
        made += _parted(child) if child.type == "text" and not depth else [child]
    return made


def _parted(child: Token) -> Iterator[Token] | Sequence[Token]:
    text = child.content
    gaps = [match.span() for match in GAP.finditer(text)]
    places = [
        (match.start(), match.start() + len(address), match["mail"] is not None)
        for match in ADDRESS.finditer(text)
        if not any(start <= match.start() < end for start, end in gaps)
        and (address := _without_end(match[0]))
        and (match["mail"] or NAMED.match(address))
    ]
    return _pieces(child, places) if places else [child]


def _pieces(child: Token, places: Sequence[tuple[int, int, bool]]) -> Iterator[Token]:
    text, done = child.content, 0
    for start, end, mail in places:
        if start > done:
            yield part_of(child, done, start)
        address, words = text[start:end], part_of(child, start, end)
        scheme = (
            "mailto:" * (not address.lower().startswith("mailto:")) if mail else "" if "://" in address else "https://"
        )
        yield Token("link_open", "a", 1, attrs={"href": f"{scheme}{address}"}, meta=dict(words.meta))
        yield words
        yield Token("link_close", "a", -1)
        done = end
    if done < len(text):
        yield part_of(child, done, len(text))


def _without_end(address: str) -> str:
    """The address without what closes the sentence that it stands in."""
    while address and (
        address[-1] in AFTER
        or (address[-1] in PAIRS and address.count(address[-1]) > address.count(PAIRS[address[-1]]))
    ):
        address = address[:-1]
    return address
