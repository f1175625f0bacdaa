"""Lines of print as one text: words that were parted at a line's end are whole again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.importers.draft import Link, Strong, Words, joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers.draft import Inline, Piece
    from builder.importers.pdf.structure import Block

MARK = re.compile(r"\s*(?:[•‣▪▫●○◦∙·➢➤►❖✦■□\uf0a7\uf0b7\uf0d8\uf0fc]|[-–—*](?=\s)|o(?=\s))\s*")
NUMBER = re.compile(r"\s*\(?(\d{1,3}|[a-z])[.)]\s+(?=\S)")
COMPOUNDS = re.compile(
    r"all|co|cross|day|drop|e|ex|face|first|follow|full|half|high|long|low|mid|multi|non|on|one|part|pre|re|self|short"
    r"|two|up|well|year"
)  # what such words begin with


def text_of(block: Block) -> Inline:
    """The words of a block's lines in one; a word that was parted at a line's end is whole again."""
    pieces: list[Words | Strong | Link] = []
    for number, row in enumerate(block.rows):
        if number and pieces:
            before = plain((pieces[-1],))
            if re.search(r"[a-zà-ÿ][-\u00ad\u2010]$", before) and row.text[:1].islower():
                pieces[-1] = _without_hyphen(
                    pieces[-1], keep=not before.endswith("\u00ad") and _is_compound(before, row.text)
                )
            elif not before.endswith(" "):
                pieces.append(Words(" "))
        for chunk in row.chunks:
            pieces += _formed(chunk.text, bold=chunk.bold and block.kind != "heading", link=chunk.link)
    text = joined(pieces)
    marked = {"bullet": MARK, "number": NUMBER}.get(block.kind)
    found = marked.match(plain(text)) if marked else None
    return _tidy(_cut(text, found.end()) if found else text)


def _is_compound(before: str, after: str) -> bool:
    """Whether a hyphen at a line's end is one of the word's own: “self-” and the like begin such words."""
    start = re.split(r"[\s(]", before)[-1].rstrip("-\u2010").casefold()
    return bool(COMPOUNDS.fullmatch(start)) or "-" in after.split(" ", maxsplit=1)[0]


def _without_hyphen(piece: Words | Strong | Link, *, keep: bool) -> Words | Strong | Link:
    match piece:
        case Words(text):
            return Words(text if keep else text[:-1])
        case _:
            inside = tuple(_without_hyphen(one, keep=keep) if one is piece.inside[-1] else one for one in piece.inside)  # type: ignore[arg-type]
            return replace(piece, inside=inside)


def _formed(text: str, *, bold: bool, link: str) -> Iterator[Words | Strong | Link]:
    stripped = text.strip()
    if link and stripped[-1:] in {".", ",", ";", ")"}:  # what ends the sentence is no part of the link
        yield from _formed(text.rstrip()[:-1], bold=bold, link=link)
        text, stripped, link = text[len(text.rstrip()) - 1 :], stripped[-1:], ""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if stripped else ""
    if before:
        yield Words(before)
    if stripped:
        inner: Words | Strong = Strong((Words(stripped),)) if bold else Words(stripped)
        yield Link(link, (inner,)) if link else inner
    if after:
        yield Words(after)


def _cut(text: Inline, length: int) -> Inline:
    result: list[Piece] = []
    for piece in text:
        words = plain((piece,))
        if length >= len(words):
            length -= len(words)
        elif length and isinstance(piece, Words):
            result.append(Words(piece.text[length:]))
            length = 0
        else:
            result.append(piece)
    return tuple(result)


def _tidy(text: Inline) -> Inline:
    return tuple(
        Words(re.sub(r"\s+", " ", one.text.replace("\u00ad", ""))) if isinstance(one, Words) else one for one in text
    )
