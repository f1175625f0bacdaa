"""What the author has since written and what the file says now, brought together: a merge of three texts by lines.

A line is taken with the empty lines above it, so that a new page of one and a changed paragraph of the other that stand
next to each other are two places, not one.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

ALIKE, MOST_COMPARED = 0.5, 40  # the share of a line that stays where it was changed; lines that are compared


@frozen
class Conflict:
    """A place that both have changed; the author's words stay."""

    line: int  # of the merged text, from 1
    theirs: str  # what the file says now; "": nothing any more


@frozen
class Merged:
    """What three texts become."""

    text: str
    conflicts: tuple[Conflict, ...]
    taken: str  # the file's text as far as it is in `text`: what the next merge starts from


@frozen
class _Line:
    """A line and how many empty ones stand above it."""

    text: str
    above: int = 0


@frozen
class _Change:
    """Lines of the earlier text, and those of a later one that are there now."""

    whose: Literal["mine", "theirs"]
    first: int
    end: int
    lines: tuple[_Line, ...]


def merged(before: str, mine: str, theirs: str) -> Merged:
    """The author's text (`mine`) with what has changed in the file between `before` and `theirs`."""
    if before in (mine, theirs) or mine == theirs:
        return Merged(theirs if before == mine else mine, (), theirs)
    base, own, new = map(_lines, (before, mine, theirs))
    unchanged, come = _same(base, own), _same(base, new)
    changes = [
        *_changes(base, own, "mine"),
        *(part for one in _changes(base, new, "theirs") for part in _parts(base, one)),
    ]
    out: list[_Line] = []
    taken: list[_Line] = []
    conflicts: list[Conflict] = []
    done = 0
    for first, end, place in _places(sorted(changes, key=lambda one: (one.first, one.end))):
        for at in range(done, first):
            out.append(_spaced(base[at], own[unchanged[at]], new[come[at]]))
            taken.append(new[come[at]])
        ours, others = (_version_of(base, place, whose, first, end) for whose in ("mine", "theirs"))
        done = end
        if len({one.whose for one in place}) == 1:
            is_held = any(_holds(one.lines, others) for one in changes if _is_mine_at(one, first, end))
            out += ours if place[0].whose == "mine" else () if is_held else others
            taken += others
        elif _holds(ours, others):
            out += ours
            taken += others
        else:
            line = (_text(out).count("\n") + 1 if out else 0) + (ours[0].above if ours else 0) + 1
            conflicts.append(Conflict(line, _text(others).strip("\n")))
            out += ours
            taken += base[first:end]
    for at in range(done, len(base)):
        out.append(_spaced(base[at], own[unchanged[at]], new[come[at]]))
        taken.append(new[come[at]])
    return Merged(f"{_text(out)}\n", tuple(conflicts), f"{_text(taken)}\n")


def _lines(text: str) -> list[_Line]:
    lines, above = [], 0
    for line in text.rstrip("\n").split("\n"):
        if line:
            lines.append(_Line(line, above))
        above = 0 if line else above + 1
    return lines


def _text(lines: Sequence[_Line]) -> str:
    return "\n".join("\n" * one.above + one.text for one in lines)


def _matcher(base: Sequence[_Line], other: Sequence[_Line]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [one.text for one in base], [one.text for one in other], autojunk=False)


def _same(base: Sequence[_Line], other: Sequence[_Line]) -> dict[int, int]:
    """Where the lines that stayed stand in the other text."""
    blocks = _matcher(base, other).get_matching_blocks()
    return {block.a + at: block.b + at for block in blocks for at in range(block.size)}


def _changes(base: Sequence[_Line], other: Sequence[_Line], whose: Literal["mine", "theirs"]) -> list[_Change]:
    found = _matcher(base, other).get_opcodes()
    return [_Change(whose, i, j, tuple(other[k:m])) for kind, i, j, k, m in found if kind != "equal"]


def _parts(base: Sequence[_Line], change: _Change) -> list[_Change]:
    """A change as several, where lines of it are recognised as changed ones, so that the others are new."""
    old, new = base[change.first : change.end], change.lines
    if not old or len(old) == len(new) == 1 or max(len(old), len(new)) > MOST_COMPARED:
        return [change]
    parts, at = [], 0
    for number, line in enumerate(old):
        shares = [SequenceMatcher(None, line.text, one.text, autojunk=False).ratio() for one in new[at:]]
        best = max(range(len(shares)), key=shares.__getitem__, default=-1)
        if best < 0 or shares[best] < ALIKE:
            continue
        parts.append((number, at + best))
        at += best + 1
    if not parts:
        return [change]
    cut, was, now = [], 0, 0
    for number, place in (*parts, (len(old), len(new))):
        if was < number or now < place:
            cut.append(_Change(change.whose, change.first + was, change.first + number, new[now:place]))
        if number < len(old):
            cut.append(_Change(change.whose, change.first + number, change.first + number + 1, (new[place],)))
        was, now = number + 1, place + 1
    return cut


def _places(changes: Sequence[_Change]) -> list[tuple[int, int, list[_Change]]]:
    """The changes by places, in order: those of one place touch the same lines."""
    places: list[tuple[int, int, list[_Change]]] = []
    for one in changes:
        first, end, group = places[-1] if places else (0, 0, [])
        if group and one.first < end and one.end > first:
            places[-1] = (first, max(end, one.end), [*group, one])
        else:
            places.append((one.first, one.end, [one]))
    return places


def _version_of(base: Sequence[_Line], place: Sequence[_Change], whose: str, first: int, end: int) -> list[_Line]:
    """What one of the two says at a place."""
    lines: list[_Line] = []
    at = first
    for one in place:
        if one.whose == whose:
            lines += [*base[at : one.first], *one.lines]
            at = one.end
    return [*lines, *base[at:end]]


def _is_mine_at(one: _Change, first: int, end: int) -> bool:
    """Whether a change of the author's stands right where the file has new lines."""
    return one.whose == "mine" and first == end and one.first <= first <= one.end


def _holds(ours: Sequence[_Line], others: Sequence[_Line]) -> bool:
    """Whether the author has already taken over what the file says at a place."""
    mine, theirs = ([one.text for one in lines] for lines in (ours, others))
    return bool(theirs) and any(mine[at : at + len(theirs)] == theirs for at in range(len(mine) - len(theirs) + 1))


def _spaced(before: _Line, mine: _Line, theirs: _Line) -> _Line:
    return theirs if mine.above == before.above else mine
