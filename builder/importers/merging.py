"""What the author has since written and what the file says now, brought together: a merge of three texts by lines."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@frozen
class Conflict:
    """A place that both have changed; the author's words stay."""

    line: int  # of the merged text, from 1
    theirs: str  # what the file says now; "": nothing any more


def merged(before: str, mine: str, theirs: str) -> tuple[str, list[Conflict]]:
    """The author's text (`mine`) with what has changed in the file between `before` and `theirs`."""
    base, own, new = (text.split("\n") for text in (before, mine, theirs))
    lines: list[str] = []
    conflicts: list[Conflict] = []
    done = (0, 0, 0)
    for first, length, at_own, at_new in _common(base, own, new):
        was, kept, come = base[done[0] : first], own[done[1] : at_own], new[done[2] : at_new]
        if come in (was, kept):
            lines += kept
        elif kept == was:
            lines += come
        else:
            conflicts.append(Conflict(len(lines) + 1, "\n".join(come).strip("\n")))
            lines += kept
        lines += base[first : first + length]
        done = (first + length, at_own + length, at_new + length)
    return "\n".join(lines), conflicts


def _common(base: Sequence[str], own: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The runs of lines that all three have: where each begins in the first, how long, where in the others."""
    ours, theirs = (SequenceMatcher(None, base, one, autojunk=False).get_matching_blocks() for one in (own, new))
    left = right = 0
    while left < len(ours) and right < len(theirs):
        a, b = ours[left], theirs[right]
        first, end = max(a.a, b.a), min(a.a + a.size, b.a + b.size)
        if first < end:
            yield first, end - first, a.b + first - a.a, b.b + first - b.a
        if a.a + a.size < b.a + b.size:
            left += 1
        else:
            right += 1
    yield len(base), 0, len(own), len(new)
