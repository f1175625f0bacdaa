"""Terms that a module explains, found wherever its text mentions them: a function from tree to tree."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from builder.discover import block_kinds
from builder.model import Bank, Block, Code, Emphasis, Inline, Item, Node, Phrase, Strong, Struck, Term, Text, Words
from builder.model.flow import with_texts
from builder.model.inline import Run, between, joined, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from builder.blocks import TermFinder
    from builder.model import Course, Page

    Change = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]

MARKED = Strong | Emphasis | Struck | Phrase  # words go on in them
NODES, PIECES = get_args(Node), get_args(Inline)


def with_terms(course: Course) -> Course:
    """The course with each mention of what its blocks explain as a `Term`; where none explains any, as it is."""
    finders = tuple(_finders(course))
    if not finders:
        return course
    change = partial(linked, finders=finders)
    sections = (
        replace(section, pages=tuple(_page(page, change) for page in section.pages)) for section in course.sections
    )
    return replace(course, sections=tuple(sections))


def _finders(course: Course) -> Iterator[TermFinder]:
    by_kind: dict[str, list[Block]] = {}
    for block in course.blocks:
        by_kind.setdefault(block.kind, []).append(block)
    kinds = block_kinds(course.source.extension_roots)
    for name in sorted(by_kind):
        terms = kinds[name].terms
        if terms:
            yield terms(tuple(by_kind[name]))


def _page(page: Page, change: Change) -> Page:
    return replace(page, items=tuple(_item(item, change) for item in page.items))


def _item(item: Node | Block | Bank, change: Change) -> Any:
    if isinstance(item, Bank):
        return replace(item, items=tuple(_item(one, change) for one in item.items))
    if isinstance(item, Block):
        return replace(item, content=_within(item.content, change))
    return with_texts((item,), change)[0]


def _within(value: Any, change: Change) -> Any:  # noqa: PLR0911 - a case for each kind
    """What a block holds, its texts changed: nodes, texts and pieces of text in dataclasses and tuples."""
    if isinstance(value, NODES):
        return with_texts((value,), change)[0]
    if isinstance(value, Text):
        return Text(change(value.inside))
    if isinstance(value, Item):
        return replace(value, nodes=with_texts(value.nodes, change))
    if type(value) in {tuple, list}:
        if value and all(isinstance(one, PIECES) for one in value):
            return change(tuple(value))
        return type(value)(_within(one, change) for one in value)
    if type(value) is dict:
        return {name: _within(one, change) for name, one in value.items()}
    if is_dataclass(type(value)) and not isinstance(value, PIECES):
        found = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
        made = {name: _within(one, change) for name, one in found.items()}
        return replace(value, **made) if any(made[name] is not one for name, one in found.items()) else value
    return value


def linked(
    inline: Sequence[Inline], before: str = "", after: str = "", *, finders: Sequence[TermFinder]
) -> tuple[Inline, ...]:
    """Inline text with its terms; beside it stand the characters `before` and `after`."""
    made: list[Inline] = []
    index = 0
    while index < len(inline):
        one = inline[index]
        end = next((at for at in range(index, len(inline)) if not isinstance(inline[at], Run)), len(inline))
        first, last = _last_letter(inline[:index], before), _first_letter(inline[max(end, index + 1) :], after)
        if end > index:
            made += _with_terms(tuple(inline[index:end]), first, last, finders)
        elif isinstance(one, MARKED):
            made.append(replace(one, inside=linked(one.inside, first, last, finders=finders)))
        else:
            made.append(one)
        index = max(end, index + 1)
    return tuple(made)


def _with_terms(run: tuple[Inline, ...], before: str, after: str, finders: Sequence[TermFinder]) -> Iterable[Inline]:
    """Words that run on, with the terms in them."""
    if any(isinstance(one, Term) for one in run):
        return run  # they were found before
    words, done = opening(run), 0
    made: list[Inline] = []
    for start, end, place in sorted(one for finder in finders for one in finder(words, before, after)):
        if start >= done:
            made += [*between(run, done, start), Term(place, between(run, start, end))]
            done = end
    return joined((*made, *between(run, done, len(words)))) if made else run


def _last_letter(inline: Sequence[Inline], otherwise: str) -> str:
    """The character with which inline text ends; "" where something ends that no word goes on behind."""
    for one in reversed(inline):
        if isinstance(one, Words | Code):
            return one.text[-1:]
        return _last_letter(one.inside, "") if isinstance(one, MARKED | Run) else ""
    return otherwise


def _first_letter(inline: Sequence[Inline], otherwise: str) -> str:
    """The character with which inline text begins; "" as in `_last_letter`."""
    for one in inline:
        if isinstance(one, Words | Code):
            return one.text[:1]
        return _first_letter(one.inside, "") if isinstance(one, MARKED | Run) else ""
    return otherwise
