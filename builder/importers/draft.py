"""What an importer makes of a file: a course in no program's words and not yet in ours, with the place of each piece.

Readers of formats build it, the one writer (`markdown.py`) turns it into our language. It imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# ---- text within a line -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words; a line end in them is one of the source's own, and is kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    inside: Inline


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    inside: Inline


@dataclass(frozen=True, slots=True)
class Struck:
    """Words that are struck out, and meant to be read so."""

    inside: Inline


@dataclass(frozen=True, slots=True)
class Typed:
    """Words as they are typed: code, a key, a file's name."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link: to the web, to a file of the course (`media/…`), to a page (`#its-title`); `lang:cy` says a language."""

    address: str
    inside: Inline


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a line."""

    media: str  # as `Reading.keep` gave it
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A remark that stands at the foot of the page."""

    inside: Elements


@dataclass(frozen=True, slots=True)
class Break:
    """A line end that is meant, as in an address."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to fill in, in the text of `Gaps`."""

    answers: tuple[str, ...]  # that are all right


Piece = Words | Strong | Emphasis | Struck | Typed | Link | Picture | Footnote | Break | Gap
Inline = tuple[Piece, ...]

# ---- elements of a page -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a page; a section's and a page's is their title."""

    text: Inline
    level: int = 1  # 1: right below the page's title
    where: str = ""  # of this and each element: as people find it, “slide 3”, “page 2”, “question 14”


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one thought."""

    text: Inline
    where: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list."""

    text: Inline
    inside: Elements = ()  # lists and whatever else stands in it


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    where: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; rows shorter than its head are filled up."""

    head: tuple[Inline, ...]  # empty cells where it has none
    rows: tuple[tuple[Inline, ...], ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture by itself."""

    media: str  # as `Reading.keep` gave it
    alt: str = ""
    caption: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said."""

    inside: Elements
    where: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines as they are typed."""

    text: str
    language: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that stands out."""

    kind: Literal["tip", "note", "important", "warning", "example"]
    inside: Elements
    where: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms and what they mean."""

    entries: tuple[tuple[Inline, Inline], ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two thoughts."""

    where: str = ""


# ---- activities -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What every activity may have; `title` is the question, the statement or the name."""

    title: Inline
    intro: Elements = ()  # below the heading: the rest of a long question, a picture
    settings: tuple[str, ...] = ()  # as authors write them: "2 marks", "keep order"
    hint: Elements = ()
    explanation: Elements = ()  # feedback whatever was answered
    category: str = ""  # the bank that it belongs to
    where: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Something to choose."""

    text: Inline
    right: bool = False
    feedback: Elements = ()
    weight: float | None = None  # of the marks, 0 to 1, where the source says more than right or wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Activity):
    """A choice of one answer or several."""

    answers: tuple[Answer, ...]
    choose_all: bool = False  # several can be chosen, though one alone is right


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueOrFalse(Activity):
    """A statement to judge; `explanation` says why."""

    verdict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps(Activity):
    """A text with gaps: `Gap` stands in its inline text."""

    text: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Activity):
    """A number to type."""

    right: str  # with its unit, as people write it: "62.5 %"
    accept: str = ""  # "11 to 13"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs(Activity):
    """What belongs together, line by line."""

    pairs: tuple[tuple[Inline, Inline], ...]  # an empty left side: one more thing to choose
    heads: tuple[Inline, Inline] = ((), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence(Activity):
    """Steps in their right order."""

    steps: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups(Activity):
    """Things to sort into groups."""

    groups: tuple[tuple[Inline, tuple[Inline, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Activity):
    """An opinion: statements by grades."""

    grades: tuple[Inline, ...]
    statements: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Activity):
    """Something to think and write about."""

    model: Elements = ()  # an answer to compare with


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Activity):
    """A question with an answer to open."""

    answer: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainer(Activity):
    """Notes for who teaches, never shown to learners: speaker's notes, comments."""

    inside: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoints(Activity):
    """What to remember."""

    inside: Elements


@dataclass(frozen=True, slots=True)
class Part:
    """A part of `Parts`."""

    title: Inline
    inside: Elements


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts(Activity):
    """Text in parts, each with a heading."""

    kind: Literal["accordion", "tabs", "cards", "steps", "timeline", "compare"]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip(Activity):
    """A film or a sound that comes with the file."""

    kind: Literal["video", "audio"]
    media: str  # as `Reading.keep` gave it
    alt: str = ""  # what it shows
    captions: tuple[str, ...] = ()  # files of the course
    transcript: str = ""  # a file of the course
    prompts: tuple[tuple[str, Inline], ...] = ()  # ("0:45", who is the customer here?)


@dataclass(frozen=True, slots=True)
class LinkCard:
    """Something on the web that can't come with the course: a film, a form."""

    title: Inline
    address: str
    about: Inline = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Bank:
    """A pool of questions on the page of an assessment."""

    title: str
    questions: Elements
    draw: int | None = None  # None: all of them
    where: str = ""


Element = (
    Heading
    | Paragraph
    | Bullets
    | Table
    | Figure
    | Quote
    | Code
    | Callout
    | Terms
    | Line
    | Question
    | TrueOrFalse
    | Gaps
    | Number
    | Pairs
    | Sequence
    | Groups
    | Poll
    | Reflection
    | Reveal
    | Trainer
    | KeyPoints
    | Parts
    | Clip
    | LinkCard
    | Bank
)
Elements = tuple[Element, ...]

# ---- the course -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """What a learner sees at a time."""

    title: Inline
    elements: Elements
    assessment: bool = False  # its questions are marked together
    settings: tuple[str, ...] = ()  # of an assessment: "pass mark 80%"
    where: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that belong together."""

    title: Inline  # none: of a course that has but one
    pages: tuple[Page, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A course, as far as a file tells it."""

    title: str
    sections: tuple[Section, ...]
    language: str = ""  # "": not said
    details: Mapping[str, str] = field(default_factory=dict)  # more front matter: "summary", "owner", "pass mark"


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
