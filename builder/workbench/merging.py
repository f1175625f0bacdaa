"""What two people have made of one text, brought together: a merge of three texts by lines (diff3).

Unlike the merge of an import, no line end and no blank line is touched: a text that is being written must come out of
it character by character.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@frozen
class Clash:
    """A place that both have changed, each in their way."""

    line: int  # of the merged text, from 1: where `mine` stands
    mine: str
    theirs: str


@frozen
class Merge:
    """What became of three texts."""

    text: str  # with `mine` where both wrote
    clashes: tuple[Clash, ...]


def merge(base: str, mine: str, theirs: str) -> Merge:
    """Both texts in one, as far as they have not changed the same lines of `base`."""
    if theirs in (mine, base):
        return Merge(mine, ())
    if base == mine:
        return Merge(theirs, ())
    old, ours, others = (text.splitlines(keepends=True) for text in (base, mine, theirs))
    out: list[str] = []
    clashes: list[Clash] = []
    for before, here, there in _stretches(old, ours, others):
        if there in (here, before):
            out += here
        elif here == before:
            out += there
        else:
            clashes.append(Clash(len(out) + 1, "".join(here), "".join(there)))
            out += here
    return Merge("".join(out), tuple(clashes))


def _stretches(
    old: Sequence[str], ours: Sequence[str], others: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str], Sequence[str]]]:
    """The three texts in step: lines that all have, and between them what each has there."""
    unchanged, come = _same(old, ours), _same(old, others)
    at = here = there = 0
    for line in range(len(old)):
        if line in unchanged and line in come and unchanged[line] >= here and come[line] >= there:
            if (line, unchanged[line], come[line]) != (at, here, there):
                yield old[at:line], ours[here : unchanged[line]], others[there : come[line]]
            same = old[line : line + 1]
            yield same, same, same
            at, here, there = line + 1, unchanged[line] + 1, come[line] + 1
    if at < len(old) or here < len(ours) or there < len(others):
        yield old[at:], ours[here:], others[there:]


def _same(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Where the lines that stayed stand in the new text; most texts differ in one place, which is found first."""
    shortest = min(len(old), len(new))
    head = next((index for index in range(shortest) if old[index] != new[index]), shortest)
    rest = shortest - head
    tail = next((index for index in range(rest) if old[-1 - index] != new[-1 - index]), rest)
    matched = {index: index for index in range(head)}
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    for block in middle.get_matching_blocks():
        matched |= {head + block.a + step: head + block.b + step for step in range(block.size)}
    return matched | {len(old) - tail + step: len(new) - tail + step for step in range(tail)}
