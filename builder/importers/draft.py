"""What an importer makes of a file: a course in no program's words and not yet in ours, with the place of each piece.

Readers of formats build it, the one writer (`markdown.py`) turns it into our language. It imports nothing of ours but
its own two parts: `pieces.py` (text within a line) and `activities.py`.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from builder.frozen import frozen
from builder.importers.activities import (
    Activity,
    Answer,
    Clip,
    Gaps,
    Groups,
    Hotspot,
    KeyPoints,
    Number,
    Pairs,
    Part,
    Parts,
    Point,
    Poll,
    Question,
    Reflection,
    Reveal,
    Sequence,
    Trainer,
    TrueOrFalse,
)
from builder.importers.pieces import (
    Break,
    Emphasis,
    Footnote,
    Gap,
    Inline,
    Link,
    Picture,
    Piece,
    Strong,
    Struck,
    Typed,
    Words,
    joined,
    plain,
    without_start,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

# ---- elements of a page -----------------------------------------------------------------------------------------


@frozen
class Heading:
    """A heading within a page; a section's and a page's is their title."""

    text: Inline
    level: int = 1  # 1: right below the page's title
    where: str = ""  # of this and each element: as people find it, “slide 3”, “page 2”, “question 14”


@frozen
class Paragraph:
    """Words of one thought."""

    text: Inline
    where: str = ""
    lit: tuple[int, ...] = ()  # which of its lines are highlighted, green or red as a whole


@frozen
class Item:
    """An entry of a list."""

    text: Inline
    inside: Elements = ()  # lists and whatever else stands in it
    lit: bool = False  # its words are highlighted, green or red


@frozen
class Bullets:
    """A list, numbered or not."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1
    where: str = ""


@frozen
class Table:
    """A table; rows shorter than its head are filled up."""

    head: tuple[Inline, ...]  # empty cells where it has none
    rows: tuple[tuple[Inline, ...], ...]
    where: str = ""
    aligned: tuple[str, ...] = ()  # how each column is set: "left", "center", "right"; "" and none: as usual


@frozen
class Figure:
    """A picture by itself."""

    media: str  # as `Reading.keep` gave it
    alt: str = ""
    caption: str = ""
    where: str = ""
    look: str = ""  # how it is shown: "half, square, focus left"


@frozen
class Quote:
    """What somebody else said."""

    inside: Elements
    where: str = ""


@frozen
class Code:
    """Lines as they are typed."""

    text: str
    language: str = ""
    where: str = ""


@frozen
class Callout:
    """A box that stands out."""

    kind: Literal["tip", "note", "important", "warning", "example", "aside"]
    inside: Elements
    where: str = ""


@frozen
class Terms:
    """Terms and what they mean."""

    entries: tuple[tuple[Inline, Inline], ...]  # no term: one more meaning of the term above
    where: str = ""


@frozen
class Line:
    """A line between two thoughts."""

    where: str = ""


@frozen
class LinkCard:
    """Something on the web that can't come with the course: a film, a form."""

    title: Inline
    address: str
    about: Inline = ()
    where: str = ""


@frozen
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
    | Hotspot
    | Clip
    | LinkCard
    | Bank
)
Elements = tuple[Element, ...]

# ---- the course -------------------------------------------------------------------------------------------------


@frozen
class Page:
    """What a learner sees at a time."""

    title: Inline
    elements: Elements
    assessment: bool = False  # its questions are marked together
    settings: tuple[str, ...] = ()  # of an assessment: "pass mark 80%"
    where: str = ""
    untitled: bool = False  # its title is not the source's: something has to stand above the first words


@frozen
class Section:
    """Pages that belong together."""

    title: Inline  # none: of a course that has but one
    pages: tuple[Page, ...]
    where: str = ""


@frozen
class Draft:
    """A course, as far as a file tells it."""

    title: str
    sections: tuple[Section, ...]
    language: str = ""  # "": not said
    details: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)  # more front matter: "pass mark"
    text: str = ""  # of a source that is Markdown already: what stands below the front matter, in place of sections
    lock: str = ""  # of a course that was built before: its `ids.lock`, so that learners go on where they were


__all__ = [
    "Activity",
    "Answer",
    "Bank",
    "Break",
    "Bullets",
    "Callout",
    "Clip",
    "Code",
    "Draft",
    "Element",
    "Elements",
    "Emphasis",
    "Figure",
    "Footnote",
    "Gap",
    "Gaps",
    "Groups",
    "Heading",
    "Hotspot",
    "Inline",
    "Item",
    "KeyPoints",
    "Line",
    "Link",
    "LinkCard",
    "Number",
    "Page",
    "Pairs",
    "Paragraph",
    "Part",
    "Parts",
    "Picture",
    "Piece",
    "Point",
    "Poll",
    "Question",
    "Quote",
    "Reflection",
    "Reveal",
    "Section",
    "Sequence",
    "Strong",
    "Struck",
    "Table",
    "Terms",
    "Trainer",
    "TrueOrFalse",
    "Typed",
    "Words",
    "joined",
    "plain",
    "without_start",
    "words",
]
