"""What a page or a block is written with: text, lists, tables, terms, parts."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.source import Span


@dataclass(frozen=True, slots=True)
class Text:
    """A run of an author's words, rendered safely and as plain characters."""

    html: str = ""
    plain: str = ""

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return bool(self.plain.strip() or self.html.strip())


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, or a clip, in an author's text."""

    address: str  # in the package; "" where there is none
    alt: str
    title: str
    span: Span
    clip: bool = False  # a film or a sound


@dataclass(frozen=True, slots=True)
class Prose:
    """A rendered paragraph, table, figure, quotation or code."""

    html: str
    plain: str
    span: Span
    paragraph: bool = False  # one plain paragraph, its html without the `<p>`
    pictures: tuple[Picture, ...] = ()
    quoted: bool = False  # a quotation that is no callout


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list."""

    text: Text
    span: Span
    checked: bool | None = None  # [x], [ ] or neither
    notes: tuple[Prose, ...] = ()  # what is quoted under it: feedback
    items: tuple[Item, ...] = ()  # the list inside it
    rest: tuple[Prose, ...] = ()  # what else stands in it
    pictures: tuple[Picture, ...] = ()  # in its text


@dataclass(frozen=True, slots=True)
class Listing:
    """A bulleted or numbered list."""

    items: tuple[Item, ...]
    ordered: bool
    html: str  # the list rendered as it stands
    plain: str
    span: Span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, by cells."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    html: str
    plain: str
    span: Span

    def row_span(self, index: int) -> Span:
        """The place of a row: each takes a line, below the head and the line under that."""
        return Span(self.span.file, self.span.line + 2 + index, self.span.column)


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means."""

    term: Text
    meaning: str  # html, one `<dd>` or several
    id: str  # of the term
    span: Span


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms with their meanings."""

    entries: tuple[Definition, ...]
    html: str
    plain: str
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A heading inside a block, with what stands under it."""

    title: Text
    id: str
    level: int
    nodes: tuple[Node, ...]
    span: Span


Node = Prose | Listing | Grid | Definitions | Part
