"""Paragraphs that are the entries of lists, with a level each, as lists in lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.draft import Bullets, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers.draft import Element, Elements, Inline


@frozen
class Entry:
    """A paragraph that is an entry of a list."""

    text: Inline
    level: int  # from 0
    ordered: bool
    start: int = 1
    list_id: object = None  # entries of another list on the same level begin anew
    inside: Elements = ()
    where: str = ""
    lit: bool = False  # its words are highlighted, green or red


def listed(flow: Sequence[Element | Entry]) -> list[Element]:
    """The same with each run of entries as a list."""
    result: list[Element] = []
    run: list[Entry] = []
    for one in (*flow, None):
        if isinstance(one, Entry):
            run.append(one)
            continue
        result += _lists(run)
        run = []
        if one is not None:
            result.append(one)
    return result


def _lists(run: Sequence[Entry]) -> list[Element]:
    """Entries as lists: one for each kind that follows another on the top level."""
    lists: list[Element] = []
    at = 0
    while at < len(run):
        first = run[at]
        items: list[Item] = []
        while at < len(run) and (run[at].level > first.level or _goes_on(first, run[at])):
            inner = at + 1
            while inner < len(run) and run[inner].level > run[at].level:
                inner += 1
            items.append(Item(run[at].text, (*run[at].inside, *_lists(run[at + 1 : inner])), run[at].lit))
            at = inner
        lists.append(Bullets(tuple(items), first.ordered, first.start, first.where))
    return lists


def _goes_on(first: Entry, one: Entry) -> bool:
    return one.level == first.level and one.ordered == first.ordered and one.list_id == first.list_id


def inside_last(flow: list[Element | Entry], element: Element) -> bool:
    """Puts an element into the entry that the flow ends with; whether there is one."""
    if flow and isinstance(flow[-1], Entry):
        flow[-1] = replace(flow[-1], inside=(*flow[-1].inside, element))
        return True
    return False
