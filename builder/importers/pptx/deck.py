"""A deck as its slides show it, before anybody asks what a course would make of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from builder.frozen import frozen
from builder.importers.draft import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers.draft import Element, Inline


@frozen
class Line:
    """A paragraph on a slide."""

    text: Inline
    level: int = 0  # how far it is moved in
    mark: Literal["", "bullet", "number"] = ""
    start: int = 1  # what a number begins with
    bold: bool = False  # all of it
    colour: str = ""  # all of it, where it has one of its own

    @property
    def words(self) -> str:
        """Its words, without their form."""
        return " ".join(plain(self.text).split())


@frozen
class Text:
    """What stands in one box."""

    lines: tuple[Line, ...]
    size: float = 0  # points, of its largest letters; 0: not known
    body: bool = False  # it stands in the place that the slide's layout has for its text
    heads: bool = False  # it stands in a place for headings of columns

    @property
    def words(self) -> str:
        """All its words."""
        return " ".join(line.words for line in self.lines)


@dataclass(slots=True)
class Slide:
    """A slide: its parts in the order of reading."""

    number: int  # as PowerPoint counts it
    title: Inline = ()
    subtitle: Text | None = None
    parts: list[Text | Element] = field(default_factory=list)
    notes: tuple[Line, ...] = ()
    layout: Literal["title", "section", "other"] = "other"
    hidden: bool = False

    @property
    def where(self) -> str:
        """As people find it."""
        return f"slide {self.number}"

    @property
    def heading(self) -> str:
        """Its title, in plain words."""
        return " ".join(plain(self.title).split())

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of all its boxes."""
        for part in self.parts:
            if isinstance(part, Text):
                yield from part.lines

    @property
    def only_text(self) -> bool:
        """Whether it has no table, picture or film."""
        return all(isinstance(part, Text) for part in self.parts)

    @property
    def words(self) -> int:
        """How many words stand on it, its title left out."""
        return sum(len(line.words.split()) for line in self.lines)


@frozen
class Chapter:
    """A section of the deck, as PowerPoint's list of slides shows it."""

    title: str
    slides: tuple[Slide, ...]


@frozen
class Deck:
    """The slides that are shown, in chapters."""

    title: str  # of the file's properties; "": it has none
    language: str  # of most of its words; "": not said
    chapters: tuple[Chapter, ...]
