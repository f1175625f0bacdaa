"""Elements and pieces run together into one line, as answers and cells need them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Break,
    Bullets,
    Code,
    Figure,
    Heading,
    Link,
    LinkCard,
    Paragraph,
    Picture,
    Quote,
    Table,
    Terms,
    Typed,
    Words,
    joined,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.importers.draft import Element, Elements, Inline, Piece


def in_a_line(elements: Elements) -> Inline:
    """Elements run together into one line, whatever they are; lists by semicolons."""
    runs = [run for run in (_run(element) for element in elements) if run]
    return joined(piece for at, run in enumerate(runs) for piece in ((Words(" "), *run) if at else run))


def _run(element: Element) -> Inline:  # noqa: PLR0911 - a line for each kind
    match element:
        case Paragraph(text) | Heading(text):
            return text
        case Figure(media, alt, caption):
            return (Picture(media, alt), *words(f" {caption}" if caption else ""))
        case Code(text):
            return (Typed(" ".join(text.split())),)
        case Bullets(items):
            runs = [(*item.text, *in_a_line(item.inside)) for item in items]
            return tuple(piece for at, run in enumerate(runs) for piece in ((Words("; "), *run) if at else run))
        case Table(head, rows):
            cells = [cell for row in (head, *rows) for cell in row if cell]
            return tuple(piece for at, run in enumerate(cells) for piece in ((Words("; "), *run) if at else run))
        case Quote(inside):
            return in_a_line(inside)
        case LinkCard(title, address):
            return (Link(address, title),)
        case Terms(entries):
            return tuple(piece for term, meaning in entries for piece in (*term, Words(": "), *meaning, Words(" ")))
    return ()


def blanks(text: str) -> str:
    """Words as a browser shows them: any run of blanks and line ends is one."""
    return re.sub(r"[ \t\n\r\f\u00a0]+", " ", text)


def paragraphs(line: Iterable[Piece]) -> Iterator[list[Piece]]:
    """A line parted where two line ends follow each other."""
    part: list[Piece] = []
    ended = False
    for piece in line:
        blank = isinstance(piece, Words) and not piece.text.strip()
        if isinstance(piece, Break) and ended:
            yield part
            part, ended = [], False
            continue
        ended = isinstance(piece, Break) or (ended and blank)
        part.append(piece)
    yield part


def trimmed(line: list[Piece]) -> Inline:
    """A line without blanks and breaks at its ends, and with single blanks in it."""
    pieces: list[Piece] = list(joined(line))
    for at, piece in enumerate(pieces):
        if isinstance(piece, Words):
            text = re.sub(r"[ ]{2,}", " ", piece.text)
            if at and isinstance(pieces[at - 1], Break):
                text = text.lstrip()
            if at + 1 < len(pieces) and isinstance(pieces[at + 1], Break):
                text = text.rstrip()
            pieces[at] = Words(text)
    pieces = [one for one in pieces if one != Words("")]
    while pieces and (isinstance(pieces[0], Break) or (isinstance(pieces[0], Words) and not pieces[0].text.strip())):
        del pieces[0]
    while pieces and (isinstance(pieces[-1], Break) or (isinstance(pieces[-1], Words) and not pieces[-1].text.strip())):
        del pieces[-1]
    if pieces and isinstance(pieces[0], Words):
        pieces[0] = Words(pieces[0].text.lstrip())
    if pieces and isinstance(pieces[-1], Words):
        pieces[-1] = Words(pieces[-1].text.rstrip())
    return tuple(pieces)
