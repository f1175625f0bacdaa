"""What stands in a table's cell, on one line as our tables have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.draft import (
    Activity,
    Bank,
    Break,
    Bullets,
    Callout,
    Code,
    Figure,
    Heading,
    Line,
    Link,
    LinkCard,
    Paragraph,
    Picture,
    Quote,
    Strong,
    Table,
    Terms,
    Typed,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from builder.importers.draft import Element, Inline, Piece


def cell_text(elements: Sequence[Element]) -> Inline:
    """The elements of a cell one below the other, each on a line of its own."""
    return _joined([line for element in elements for line in _lines(element, "• ")])


def lays_out(rows: Sequence[Sequence[Sequence[Element]]]) -> bool:
    """Whether a table only lays out what is in it: a row of texts side by side, or what no cell can hold."""
    filled = [cell for row in rows for cell in row if cell]
    if any(holds_activity(cell) for cell in filled):
        return True
    simple = all(is_simple(cell) for cell in filled)
    return not simple and (len(rows) == 1 or max(map(len, rows), default=0) == 1)


def holds_activity(elements: Iterable[Element]) -> bool:
    """Whether there is an activity among elements, or in one of them."""
    return any(isinstance(one, Activity | Bank) or holds_activity(_inside(one)) for one in elements)


def _inside(element: Element) -> Iterable[Element]:
    match element:
        case Bullets(items):
            return (one for item in items for one in item.inside)
        case Quote(inside) | Callout(_, inside):
            return inside
    return ()


def is_simple(elements: Sequence[Element]) -> bool:
    """Whether a cell holds what one line can say: a paragraph or two, a picture."""
    return len(elements) <= 1 and all(isinstance(one, Paragraph | Figure) for one in elements)


def _joined(lines: Iterable[Inline]) -> Inline:
    result: list[Piece] = []
    for line in lines:
        if line:
            result += [*([Break()] if result else []), *line]
    return tuple(result)


def _lines(element: Element, mark: str) -> list[Inline]:  # noqa: C901, PLR0911 - a case an element
    match element:
        case Paragraph(text):
            return [text]
        case Heading(text):
            return [(Strong(text),)]
        case Bullets(items, ordered, start):
            lines: list[Inline] = []
            for number, item in enumerate(items, start):
                lines.append((Words(f"{number}. " if ordered else mark), *item.text))
                lines += [line for one in item.inside for line in _lines(one, "– ")]
            return lines
        case Figure(media, alt, caption):
            return [(Picture(media, alt or caption),)]
        case Table(head, rows):
            return [_row(row) for row in (head, *rows) if any(row)]
        case Quote(inside) | Callout(_, inside):
            return [line for one in inside for line in _lines(one, mark)]
        case Code(text):
            return [(Typed(line),) for line in text.split("\n") if line.strip()]
        case Terms(entries):
            return [(*term, Words(": "), *meaning) for term, meaning in entries]
        case LinkCard(title, address, about):
            return [(Link(address, title), *((Words(": "), *about) if about else ()))]
        case Line():
            return []
    raise TypeError(f"{type(element).__name__} can't stand in a cell")


def _row(cells: Sequence[Inline]) -> Inline:
    result: list[Piece] = []
    for cell in cells:
        if cell:
            result += [*([Words("; ")] if result else []), *cell]
    return tuple(result)
