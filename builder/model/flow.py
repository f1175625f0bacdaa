"""What a page or a block is written with: paragraphs, lists, tables and the like, one below the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.model.inline import (
    Inline,
    LineBreak,
    Phrase,
    Picture,
    Text,
    Words,
    behind,
    changed,
    is_blank,
    pictures_in,
    plain_of,
    walk,
)
from builder.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


class WithText:
    """What holds inline text."""

    __slots__ = ()
    inside: tuple[Inline, ...]

    @property
    def plain(self) -> str:
        """Its words."""
        return plain_of(self.inside).strip()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures and clips among its words."""
        return pictures_in(self.inside)


class WithNodes:
    """What holds nodes."""

    __slots__ = ()
    nodes: tuple[Node, ...]

    @property
    def plain(self) -> str:
        """Its words."""
        return plain_words(self.nodes)


@frozen
class Paragraph(WithText):
    """A paragraph."""

    inside: tuple[Inline, ...]
    span: Span
    tight: bool = False  # in a list without blank lines: no paragraph of its own


@frozen
class Figure(WithText):
    """A picture, or what stands in its place, alone in its paragraph."""

    inside: tuple[Inline, ...]
    span: Span


@frozen
class Heading(WithText):
    """A heading that opens neither a page nor a block."""

    level: int  # in the author's file
    inside: tuple[Inline, ...]
    span: Span


@frozen
class Quotation(WithNodes):
    """What somebody says; under an answer, feedback."""

    nodes: tuple[Node, ...]
    span: Span


@frozen
class Callout(WithNodes):
    """A tip, note, important, warning or example."""

    kind: str  # in lower case; "": there is no such kind, and learners get a quotation
    nodes: tuple[Node, ...]
    span: Span


@frozen
class CodeBlock:
    """Lines to be taken letter by letter."""

    text: str
    language: str  # as typed behind the fence
    span: Span

    @property
    def plain(self) -> str:
        """The lines."""
        return self.text.strip()


@frozen
class ThematicBreak:
    """A line across."""

    span: Span
    plain = ""


@frozen
class HtmlBlock:
    """HTML that an author typed, which learners see as it was typed; comments are left out."""

    inside: tuple[Inline, ...]
    span: Span

    @property
    def plain(self) -> str:
        """What learners see of it."""
        return plain_of(self.inside).strip()


@frozen
class Item(WithNodes):
    """An entry of a list."""

    nodes: tuple[Node, ...]
    span: Span
    checked: bool | None = None  # [x], [ ] or neither

    @property
    def text(self) -> Text:
        """Its first paragraph."""
        first = self.nodes[0] if self.nodes else None
        return Text(first.inside) if isinstance(first, Paragraph | Figure) else Text()

    @property
    def below(self) -> tuple[Node, ...]:
        """What stands under its first paragraph; of a quotation, what is in it."""
        found: list[Node] = []
        for node in self._others:
            found += node.nodes if isinstance(node, Quotation) else [node]
        return tuple(found)

    @property
    def _others(self) -> tuple[Node, ...]:
        return self.nodes[1:] if self.nodes and isinstance(self.nodes[0], Paragraph | Figure) else self.nodes

    @property
    def notes(self) -> tuple[Quotation, ...]:
        """What is quoted under it: feedback."""
        return tuple(node for node in self._others if isinstance(node, Quotation))

    @property
    def feedback(self) -> tuple[Node, ...]:
        """What stands in its notes."""
        return tuple(node for note in self.notes for node in note.nodes)

    @property
    def items(self) -> tuple[Item, ...]:
        """The entries of the lists in it."""
        return tuple(item for node in self._others if isinstance(node, Listing) for item in node.items)

    @property
    def rest(self) -> tuple[Node, ...]:
        """What else stands in it."""
        return tuple(node for node in self._others if not isinstance(node, Quotation | Listing))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures and clips in its text."""
        return pictures_in(self.text.inside)


@frozen
class Listing:
    """A bulleted or numbered list."""

    items: tuple[Item, ...]
    ordered: bool
    span: Span
    start: int = 1  # the first number

    @property
    def plain(self) -> str:
        """Its words, an entry a line."""
        return "\n".join(item.plain for item in self.items).strip()


@frozen
class Table:
    """A table, by cells."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    aligned: tuple[str, ...]  # "left", "center", "right" or "": how the text of each column stands
    span: Span

    @property
    def plain(self) -> str:
        """Its words, a cell a line."""
        return "\n".join(cell.plain for row in (self.head, *self.rows) for cell in row).strip()

    def row_span(self, index: int) -> Span:
        """The place of a row: each takes a line, below the head and the line under that."""
        return Span(self.span.file, self.span.line + 2 + index, self.span.column)


@frozen
class Definition:
    """A term and what it means."""

    term: Text
    meanings: tuple[tuple[Node, ...], ...]
    id: str  # of the term
    span: Span


@frozen
class Definitions:
    """A list of terms with their meanings."""

    entries: tuple[Definition, ...]
    span: Span

    @property
    def plain(self) -> str:
        """Its words."""
        parts = (part for one in self.entries for part in (one.term.plain, *map(plain_words, one.meanings)))
        return "\n".join(parts).strip()


@frozen
class Part:
    """A heading inside a block, with what stands under it."""

    title: Text
    id: str
    level: int
    nodes: tuple[Node, ...]
    span: Span

    @property
    def plain(self) -> str:
        """Its words."""
        return f"{self.title.plain}\n{plain_words(self.nodes)}"


@frozen
class NotShown:
    """What stands in the place of a faulty piece where its author sees the module. No package holds one."""

    id: str  # of the block that it stands for; "" for what has none
    title: str  # of that block
    faults: tuple[tuple[int, str], ...]  # the number of each among those of its course, and its words
    span: Span
    plain = ""


@frozen
class Footnote:
    """What a footnote's mark leads to."""

    id: str  # of its element
    number: int
    nodes: tuple[Node, ...]


Node = (
    Paragraph
    | Figure
    | Heading
    | Quotation
    | Callout
    | CodeBlock
    | ThematicBreak
    | HtmlBlock
    | Listing
    | Table
    | Definitions
    | Part
    | NotShown
)
Flow = tuple[Node, ...]


def plain_words(nodes: Iterable[Node]) -> str:
    """The words of nodes, each below the other."""
    return "\n".join(node.plain for node in nodes).strip()


def inline_in(nodes: Iterable[Node]) -> Iterator[Inline]:  # noqa: C901 - a case for each kind of node
    """All inline text of nodes, and what stands in it, in order."""
    for node in nodes:
        match node:
            case WithText():
                yield from walk(node.inside)
            case WithNodes():
                yield from inline_in(node.nodes)
            case Part():
                yield from walk(node.title.inside)
                yield from inline_in(node.nodes)
            case Listing():
                for item in node.items:
                    yield from inline_in(item.nodes)
            case Table():
                for cell in (cell for row in (node.head, *node.rows) for cell in row):
                    yield from walk(cell.inside)
            case Definitions():
                for entry in node.entries:
                    yield from walk(entry.term.inside)
                    for meaning in entry.meanings:
                        yield from inline_in(meaning)


def with_inline(nodes: Iterable[Node], change: Callable[[Inline], Inline | None]) -> Flow:
    """Nodes whose inline text is as `change` gives it; a paragraph that it leaves empty goes."""
    return with_texts(nodes, lambda inline: changed(inline, change), keep_blank=False)


def with_texts(
    nodes: Iterable[Node], change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]], *, keep_blank: bool = True
) -> Flow:
    """Nodes whose texts, each as a whole, are as `change` gives them; paragraphs without words go, or are kept."""

    def text(one: Text) -> Text:
        return Text(change(one.inside))

    def flow(nodes: Iterable[Node]) -> Flow:
        made = map(changed_node, nodes)
        return tuple(node for node in made if keep_blank or not (isinstance(node, Paragraph) and _is_blank(node)))

    def changed_node(node: Node) -> Node:  # noqa: PLR0911 - a case for each kind
        match node:
            case WithText():
                return replace(node, inside=change(node.inside))
            case WithNodes():
                return replace(node, nodes=flow(node.nodes))
            case Part():
                return replace(node, title=text(node.title), nodes=flow(node.nodes))
            case Listing():
                return replace(node, items=tuple(replace(item, nodes=flow(item.nodes)) for item in node.items))
            case Table():
                rows = tuple(tuple(map(text, row)) for row in node.rows)
                return replace(node, head=tuple(map(text, node.head)), rows=rows)
            case Definitions():
                entries = (
                    replace(one, term=text(one.term), meanings=tuple(map(flow, one.meanings))) for one in node.entries
                )
                return replace(node, entries=tuple(entries))
        return node

    return flow(nodes)


def _is_blank(node: Paragraph) -> bool:
    return all(isinstance(one, LineBreak) or is_blank(one) for one in node.inside)


def lines_in(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph by the lines in which it was typed; each but the first begins with the break before it."""
    only = paragraph.inside[0] if len(paragraph.inside) == 1 else None
    if isinstance(only, Phrase):  # all of it is in another language
        inner = lines_in(replace(paragraph, inside=only.inside))
        return [replace(line, inside=(replace(only, inside=line.inside),)) for line in inner]
    lines: list[list[Inline]] = [[]]
    for one in paragraph.inside:
        if isinstance(one, LineBreak):
            lines.append([one])
            continue
        left: Inline = one
        while isinstance(left, Words) and "\n" in left.text:
            count = left.text.index("\n")
            if count:
                lines[-1].append(replace(left, text=left.text[:count]))
            lines.append([Words("\n")])
            left = next(iter(behind((left,), count + 1)), Words(""))
        if not isinstance(left, Words) or left.text:
            lines[-1].append(left)
    span = paragraph.span
    return [
        replace(paragraph, inside=tuple(line), span=replace(span, line=span.line + number) if number else span)
        for number, line in enumerate(lines)
    ]
