"""Text within a line, in no program's words: what of it is strong, a link, a footnote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.importers.draft import Elements


@frozen
class Words:
    """Plain words; a line end in them is one of the source's own, and is kept."""

    text: str


@frozen
class Strong:
    """Words in bold."""

    inside: Inline


@frozen
class Emphasis:
    """Words in italics."""

    inside: Inline


@frozen
class Struck:
    """Words that are struck out, and meant to be read so."""

    inside: Inline


@frozen
class Typed:
    """Words as they are typed: code, a key, a file's name."""

    text: str


@frozen
class Link:
    """A link: to the web, to a file of the course (`media/…`), to a page (`#its-title`); `lang:cy` says a language."""

    address: str
    inside: Inline


@frozen
class Picture:
    """A picture in a line."""

    media: str  # as `Reading.keep` gave it
    alt: str = ""


@frozen
class Footnote:
    """A remark that stands at the foot of the page."""

    inside: Elements


@frozen
class Break:
    """A line end that is meant, as in an address."""


@frozen
class Gap:
    """Something to fill in, in the text of `Gaps`."""

    answers: tuple[str, ...]  # that are all right


Piece = Words | Strong | Emphasis | Struck | Typed | Link | Picture | Footnote | Break | Gap
Inline = tuple[Piece, ...]


def words(text: str) -> Inline:
    """Plain words as inline text; none for none."""
    return (Words(text),) if text else ()


def plain(text: Inline) -> str:
    """The words of inline text without their form; footnotes left out, a line end as a blank."""
    return "".join(map(_plain, text))


def _plain(piece: Piece) -> str:
    match piece:
        case Words(text) | Typed(text):
            return text
        case Strong(inside) | Emphasis(inside) | Struck(inside) | Link(_, inside):
            return plain(inside)
        case Picture(_, alt):
            return alt
        case Gap(answers):
            return " / ".join(answers)
        case Break():
            return " "
    return ""


def joined(pieces: Iterable[Piece]) -> Inline:
    """Inline text whose neighbours of one form are one piece, as Word's runs are not."""
    result: list[Piece] = []
    for piece in pieces:
        last = result[-1] if result else None
        match last, piece:
            case Words(a), Words(b):
                result[-1] = Words(a + b)
            case (Strong(x), Strong(y)) | (Emphasis(x), Emphasis(y)) | (Struck(x), Struck(y)):
                result[-1] = type(piece)(joined((*x, *y)))  # type: ignore[call-arg, arg-type]
            case Link(here, x), Link(there, y) if here == there:
                result[-1] = Link(here, joined((*x, *y)))
            case Typed(a), Typed(b):
                result[-1] = Typed(a + b)
            case _:
                result.append(piece)
    return tuple(result)


def without_start(text: Inline, length: int) -> Inline:
    """The text without its first letters."""
    rest: list[Piece] = []
    for piece in text:
        has = len(plain((piece,)))
        if not length or not has:  # a picture and a footnote have no letters, and stay
            rest.append(piece)
            continue
        if length >= has:
            length -= has
            continue
        match piece:
            case Words(words):
                rest.append(Words(words[length:]))
            case Strong(inside) | Emphasis(inside) | Struck(inside):
                rest.append(type(piece)(without_start(inside, length)))
            case Link(address, inside):
                rest.append(Link(address, without_start(inside, length)))
            case _:
                rest.append(piece)
        length = 0
    return tuple(rest)
