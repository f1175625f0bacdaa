"""What two people have made of one text, brought together: a merge of three texts by lines (diff3).

Unlike the merge of an import, no line end and no blank line is touched: a text that is being written must come out of
it character by character.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
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
    """Where the lines that stayed stand in the new text."""
    matched: dict[int, int] = {}
    _match(old, new, (0, len(old)), (0, len(new)), matched)
    return matched


def _match(
    old: Sequence[str], new: Sequence[str], here: tuple[int, int], there: tuple[int, int], matched: dict[int, int]
) -> None:
    """Notes which lines between two places of each text are the same.

    What begins and ends alike is found first, then lines that stand once in both (patience diff). Between these little
    is left: a text has blank lines without end, each of which would be compared with each.
    """
    (at, end), (to, last) = here, there
    while at < end and to < last and old[at] == new[to]:
        matched[at] = to
        at, to = at + 1, to + 1
    while at < end and to < last and old[end - 1] == new[last - 1]:
        end, last = end - 1, last - 1
        matched[end] = last
    if at == end or to == last:
        return
    landmarks = _landmarks(old[at:end], new[to:last])
    if not landmarks:
        for block in SequenceMatcher(None, old[at:end], new[to:last], autojunk=False).get_matching_blocks():
            matched |= {at + block.a + step: to + block.b + step for step in range(block.size)}
        return
    starts = [(at, to), *((at + line, to + place) for line, place in landmarks)]
    for (one, other), (stop, halt) in pairwise([*starts, (end, last)]):
        _match(old, new, (one, stop), (other, halt), matched)


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines stand that are in both texts once, as many as come in the same order (longest increasing run)."""
    counts, others = Counter(old), Counter(new)
    places = {line: place for place, line in enumerate(new) if others[line] == 1}
    both = [(at, places[line]) for at, line in enumerate(old) if counts[line] == 1 and line in places]
    tops: list[int] = []  # the lowest place that a run of each length can end with
    ends: list[int] = []  # which of `both` that is
    before: list[int] = []  # which of `both` comes before each in its run; -1: none
    for index, (_, place) in enumerate(both):
        length = bisect_left(tops, place)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1], ends[length : length + 1] = [place], [index]
    run: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(both[index])
        index = before[index]
    return run[::-1]
