"""The elements of a page as what a question may be made of: paragraphs by their lines, lists by what asks in them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.answer_lines import LABEL
from builder.importers.draft import Break, Bullets, Paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from builder.importers.draft import Element, Elements, Inline, Item, Piece


@frozen
class Atom:
    """An element, or a part of one."""

    source: int  # the element's place on the page
    element: Element
    lit: bool = False  # its words are highlighted, green or red


def atoms_of(elements: Elements, *, asks: Callable[[Inline], bool]) -> list[Atom]:
    """The elements of a page, taken apart. `asks`: whether the words of an entry ask something."""
    found: list[Atom] = []
    for at, one in enumerate(elements):
        if isinstance(one, Paragraph):
            found += _lines(at, one)
        elif isinstance(one, Bullets) and len(one.items) > 1 and any(_holds(item, asks) for item in one.items):
            found += [Atom(at, part) for part in _entries(one, asks)]
        else:
            found.append(Atom(at, one))
    return found


def _lines(at: int, one: Paragraph) -> list[Atom]:
    lines: list[list[Piece]] = [[]]
    for piece in one.text:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    if not any(LABEL.match(plain(tuple(line))) for line in lines[1:]):
        return [Atom(at, one, lit=bool(one.lit))]
    return [
        Atom(at, replace(one, text=tuple(line), lit=()), lit=number in one.lit)
        for number, line in enumerate(lines)
        if plain(tuple(line)).strip()
    ]


def _holds(item: Item, asks: Callable[[Inline], bool]) -> bool:
    """Whether an entry asks, and holds a list of answers."""
    inner = item.inside[0] if len(item.inside) == 1 else None
    return isinstance(inner, Bullets) and not any(one.inside for one in inner.items) and asks(item.text)


def _entries(one: Bullets, asks: Callable[[Inline], bool]) -> Iterable[Bullets]:
    """A list as several: each entry that asks by itself, and those between."""
    parts: list[tuple[bool, Bullets]] = []
    for number, item in enumerate(one.items, one.start):
        apart = _holds(item, asks)
        if parts and not apart and not parts[-1][0]:
            last = parts[-1][1]
            parts[-1] = (False, replace(last, items=(*last.items, item)))
        else:
            parts.append((apart, replace(one, items=(item,), start=number if one.ordered else 1)))
    return [part for _, part in parts]


def whole(atoms: Sequence[Atom], elements: Elements) -> list[Element]:
    """Atoms put together again to the elements that they were, or to what is left of these."""
    result: list[Element] = []
    for source, group in groupby(atoms, key=lambda one: one.source):
        parts = [one.element for one in group]
        first = parts[0]
        if parts == [one.element for one in atoms_of((elements[source],), asks=lambda _: True)]:
            result.append(elements[source])
        elif isinstance(first, Paragraph):
            text = [piece for at, one in enumerate(parts) for piece in _text(one, following=at > 0)]
            result.append(replace(first, text=tuple(text)))
        elif isinstance(first, Bullets):
            result.append(replace(first, items=tuple(item for one in parts for item in getattr(one, "items", ()))))
        else:
            result += parts
    return result


def _text(one: Element, *, following: bool) -> Inline:
    text = one.text if isinstance(one, Paragraph) else ()
    return (Break(), *text) if following else text
