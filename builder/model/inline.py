"""Text as its author structured it: words, and what stands among them."""

from __future__ import annotations

import re
from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal

from builder.frozen import frozen
from builder.model.drawn import is_drawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from builder.model.source import Span

BEFORE_A_SENTENCE = " \t\n\u00a0\"'(\u201c\u2018"
SLASH = re.compile(r"(?<!\\)/")  # between the answers of a gap


@frozen
class Words:
    """Characters as they are read; a line break in them is the author's, and means a blank."""

    text: str
    span: Span | None = field(default=None, compare=False)  # of the first of them; None: no author typed them


@frozen
class Code:
    """Characters to be taken letter by letter."""

    text: str
    span: Span | None = field(default=None, compare=False)  # as that of words


@frozen
class Strong:
    """Of importance."""

    inside: tuple[Inline, ...]


@frozen
class Emphasis:
    """Stressed."""

    inside: tuple[Inline, ...]


@frozen
class Struck:
    """No longer so."""

    inside: tuple[Inline, ...]


@frozen
class LineBreak:
    """The end of a line that readers see."""

    typed: bool = False  # as HTML's `<br>`


@frozen
class Hyperlink:
    """A link that leads somewhere."""

    kind: Literal["page", "part", "file", "web"]
    place: str  # a page's or a part's id, a file's name in the course's folder, an address on the web
    inside: tuple[Inline, ...]
    span: Span
    key: str = ""  # what a script knows it by


@frozen
class PictureLook:
    """How a picture is shown, where its author says so."""

    width: str = ""  # "small", "half", "full" or "wide"; "": as the page has room
    crop: str = ""  # to what shape: "square", "landscape", "portrait" or "banner"
    focus: str = ""  # what stays in sight then: "left", "top right" …
    original: bool = False  # the file itself, neither made smaller nor saved anew


@frozen
class Picture:
    """A picture, or a clip."""

    file: str  # its name in the course's folder, or of one of the theme's: `cast:amina/worried`; "": there is none
    alt: str
    title: str
    span: Span
    clip: bool = False  # a film or a sound
    alone: bool = False  # nothing else stands in its paragraph: then its title is its caption
    web: str = ""  # its address, where it is on the web: a link stands in its place
    linked: bool = False  # it stands in a link
    look: PictureLook = PictureLook()

    @property
    def drawn(self) -> bool:
        """Whether it is one of the theme's own."""
        return is_drawn(self.file)


@frozen
class FootnoteMark:
    """The number of a footnote behind what it is about."""

    id: str  # of the footnote's element
    number: int


@frozen
class Gap:
    """`[[words]]` for which a learner finds others, in blocks that have gaps."""

    words: str
    number: int = 0  # among those of its block, from 1

    @property
    def accepted(self) -> tuple[str, ...]:
        r"""Every answer that is right: slashes part them, but for one behind a backslash, as in `km\/h`."""
        answers = (answer.replace("\\/", "/").strip() for answer in SLASH.split(self.words))
        return tuple(filter(None, answers))


@frozen
class Ending:
    """Words in bold that mean something in a block, such as the end of a story."""

    words: str


@frozen
class Phrase:
    """Words of another language."""

    language: str  # a code, as BCP 47 has it
    inside: tuple[Inline, ...]


@frozen
class Variable:
    """Words in whose place `{{ name }}` was typed; mark-up in its value stands around them, as an author's own does."""

    name: str  # as typed
    inside: tuple[Inline, ...]
    span: Span | None = field(default=None, compare=False)  # of `{{ name }}` in the author's file


@frozen
class Term:
    """Words that a block of the module explains, such as a glossary."""

    place: str  # the id of the element that says what they mean
    inside: tuple[Inline, ...]


@frozen
class TypedHtml:
    """HTML that an author typed, which learners see as it was typed."""

    text: str


Inline = (
    Words
    | Code
    | Strong
    | Emphasis
    | Struck
    | LineBreak
    | Hyperlink
    | Picture
    | FootnoteMark
    | Gap
    | Ending
    | Phrase
    | Variable
    | Term
    | TypedHtml
)
Holder = Strong | Emphasis | Struck | Hyperlink | Phrase | Variable | Term
Run = Words | Variable | Term  # what runs on as words do


@frozen
class Text:
    """A run of an author's words."""

    inside: tuple[Inline, ...] = ()

    @property
    def plain(self) -> str:
        """The words alone."""
        return plain_of(self.inside).strip()

    @property
    def wordless(self) -> bool:
        """Whether it is nothing but pictures."""
        return not any(_plain(one).strip() for one in walk(self.inside) if not isinstance(one, Picture | Holder))

    def __bool__(self) -> bool:
        """Whether there is anything to read or to look at."""
        return not all(map(is_blank, self.inside))


def is_blank(one: Inline) -> bool:
    """Whether a piece is nothing but blanks."""
    if isinstance(one, Words):
        return not one.text.strip()
    return isinstance(one, Run) and all(map(is_blank, one.inside))


def plain_of(inline: Sequence[Inline]) -> str:
    """The words of inline text without mark-up."""
    return "".join(map(_plain, inline))


def _plain(one: Inline) -> str:  # noqa: PLR0911 - a case for each kind
    match one:
        case Words():
            return one.text.replace("\n", " ")
        case Code() | TypedHtml():
            return one.text
        case Strong() | Emphasis() | Struck() | Hyperlink() | Phrase() | Variable() | Term():
            return plain_of(one.inside)
        case LineBreak():
            return " "
        case Picture():
            return one.alt
        case Gap():
            return f"[[{one.words}]]"
        case Ending():
            return one.words
    return ""


def walk(inline: Sequence[Inline]) -> Iterator[Inline]:
    """Each piece of inline text, and all in it, in order."""
    for one in inline:
        yield one
        if isinstance(one, Holder):
            yield from walk(one.inside)


def changed(inline: Sequence[Inline], change: Callable[[Inline], Inline | None]) -> tuple[Inline, ...]:
    """Inline text with each piece, what stands in it first, as `change` gives it; None takes it out."""
    within = (replace(one, inside=changed(one.inside, change)) if isinstance(one, Holder) else one for one in inline)
    return joined(one for one in map(change, within) if one is not None)


def joined(inline: Iterable[Inline]) -> tuple[Inline, ...]:
    """Inline text whose neighbouring words are one run of words, and those of a variable one variable."""
    made: list[Inline] = []
    for one in inline:
        last = made[-1] if made else None
        if isinstance(one, Words) and isinstance(last, Words):
            made[-1] = Words(last.text + one.text, _together(last.span, one.span))
        elif isinstance(one, Variable) and isinstance(last, Variable) and one.span and one.span == last.span:
            made[-1] = replace(last, inside=joined((*last.inside, *one.inside)))
        else:
            made.append(one)
    return tuple(made)


def _together(first: Span | None, last: Span | None) -> Span | None:
    """The place of two runs of words of which one follows the other."""
    if not first or not last or not first.length or first.line != last.line:
        return first or last
    return replace(first, length=last.column + last.length - first.column)


def behind(inline: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Inline text without the first characters of the words that it begins with."""
    first, *rest = inline or (None,)
    length = len(opening((first,))) if first else 0
    if not first or not count or not length:
        return tuple(inline)
    if count >= length:
        return behind(rest, count - length)
    if isinstance(first, Words):
        return (Words(first.text[count:], _behind(first, count)), *rest)
    return (replace(first, inside=behind(first.inside, count)), *rest) if isinstance(first, Run) else tuple(inline)


def _part(words: Words, start: int, end: int) -> Span | None:
    """The place of a part of some words."""
    place = _behind(words, start)
    return replace(place, length=min(end - start, place.length)) if place else None


def _behind(words: Words, count: int) -> Span | None:
    """The place of words without their first characters; where these end a line, of the line below."""
    span, gone = words.span, words.text[:count]
    if not span or not gone:
        return span
    if "\n" in gone:
        return replace(span, line=span.line + gone.count("\n"), column=1, length=0)
    return replace(span, column=span.column + count, length=max(0, span.length - count))


def without(inline: Sequence[Inline], count: int) -> tuple[Inline, ...]:
    """Inline text without its first characters, whether they are marked up or not."""
    remaining: list[Inline] = []
    for one in inline:
        size = len(plain_of((one,)))
        if 0 < size <= count:
            count -= size
            continue
        if not count:
            remaining.append(one)
        else:
            remaining += (
                (replace(one, inside=without(one.inside, count)),) if isinstance(one, Holder) else behind((one,), count)
            )
        count = 0
    return tuple(remaining)


def between(inline: Sequence[Inline], start: int, end: int) -> tuple[Inline, ...]:
    """The characters from `start` to `end` of words that run on."""
    found: list[Inline] = []
    at = 0
    for one in inline:
        length = len(opening((one,)))
        first, last = max(0, start - at), min(length, end - at)
        at += length
        if first >= last:
            continue
        if isinstance(one, Words):
            found.append(Words(one.text[first:last], _part(one, first, last)))
        elif isinstance(one, Run):
            found.append(replace(one, inside=between(one.inside, first, last)))
    return tuple(found)


def opening(inline: Sequence[Inline]) -> str:
    """The words that inline text begins with, up to the first that is more than words."""
    found = []
    for one in inline:
        if not isinstance(one, Run):
            break
        found.append(one.text if isinstance(one, Words) else opening(one.inside))
    return "".join(found)


def capitalised(inline: Sequence[Inline]) -> tuple[Inline, ...]:
    """Inline text as a sentence begins: its first letter a capital, whatever signs and emphasis stand around it.

    What begins with anything but words stays, such as code or a number, and so does a name such as iPhone.
    """
    for at, one in enumerate(inline):
        if isinstance(one, Words) and one.text.strip(BEFORE_A_SENTENCE):
            return (*inline[:at], replace(one, text=_capitalised(one.text)), *inline[at + 1 :])
        if isinstance(one, Holder) and plain_of(one.inside).strip(BEFORE_A_SENTENCE):
            return (*inline[:at], replace(one, inside=capitalised(one.inside)), *inline[at + 1 :])
        if not isinstance(one, Words | Holder):
            break
    return tuple(inline)


def _capitalised(words: str) -> str:
    at = len(words) - len(words.lstrip(BEFORE_A_SENTENCE))
    return words if words[at + 1 : at + 2].isupper() else words[:at] + words[at].upper() + words[at + 1 :]


def lines_of(inline: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """Inline text by the lines in which it was typed; one in bold or a link is not parted."""
    lines: list[list[Inline]] = [[]]
    for one in inline:
        if isinstance(one, LineBreak):
            lines.append([])
            continue
        pieces = one.text.split("\n") if isinstance(one, Words) else [one]
        for number, piece in enumerate(pieces):
            if number:
                lines.append([])
            if piece:
                lines[-1].append(Words(piece) if isinstance(piece, str) else piece)
    return [tuple(line) for line in lines]


def pictures_in(inline: Sequence[Inline]) -> tuple[Picture, ...]:
    """The pictures among words."""
    return tuple(one for one in walk(inline) if isinstance(one, Picture))
