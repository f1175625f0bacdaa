"""Boxes that say by their first word what they are: “Tip: …”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from builder.importers.draft import Callout, Emphasis, Heading, Paragraph, Strong, Words, plain

if TYPE_CHECKING:
    from builder.importers.draft import Elements, Inline

Kind = Literal["tip", "note", "important", "warning", "example"]
KINDS: dict[str, Kind] = {
    "tip": "tip", "top tip": "tip", "hint": "tip", "did you know": "tip", "good practice": "tip",
    "note": "note", "info": "note", "information": "note", "please note": "note",
    "important": "important", "key message": "important", "must": "important", "attention": "important",
    "warning": "warning", "caution": "warning", "danger": "warning", "beware": "warning",
    "example": "example", "for example": "example", "case study": "example", "scenario": "example",
}  # fmt: skip
LABEL = re.compile(
    rf"^\s*(?P<label>{'|'.join(sorted(KINDS, key=len, reverse=True))})\s*(?P<end>[:!?.–—-]|$)\s*", re.IGNORECASE
)


def callout_of(inside: Elements, where: str = "") -> Callout:
    """A box, of the kind that its first words name; a name that says no more is left out."""
    first = inside[0] if inside else None
    if isinstance(first, Paragraph | Heading):
        match = LABEL.match(plain(first.text))
        if match:
            kind = KINDS[" ".join(match["label"].lower().split())]
            text = " ".join(match["label"].lower().split())
            if text != kind:
                return Callout(kind, inside, where)
            rest = _capital(_without(first.text, match.end()))
            after = (replace(first, text=rest), *inside[1:]) if plain(rest).strip() else inside[1:]
            return Callout(kind, after or inside, where)
    return Callout("note", inside, where)


def _capital(text: Inline) -> Inline:
    """Words that begin a sentence."""
    first = text[0] if text else None
    if isinstance(first, Words):
        return (Words(first.text[:1].upper() + first.text[1:]), *text[1:])
    return (type(first)(_capital(first.inside)), *text[1:]) if isinstance(first, Strong | Emphasis) else text


def _without(text: Inline, length: int) -> Inline:
    """Inline text without its first characters."""
    result: list[object] = []
    for piece in text:
        if length <= 0:
            result.append(piece)
        elif isinstance(piece, Words):
            result.append(Words(piece.text[length:]))
            length -= len(piece.text)
        elif isinstance(piece, Strong | Emphasis):
            size = len(plain(piece.inside))
            if size > length:
                result.append(type(piece)(_without(piece.inside, length)))
            length -= size
        else:
            result.append(piece)
            length = 0
    return tuple(result)  # type: ignore[arg-type]
