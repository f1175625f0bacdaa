"""The order in which people read what stands on a slide: from the top down, and column by column where it has any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Thing = TypeVar("Thing")
OVERLAP = 0.15  # of the smaller: boxes that overlap less are still apart, for people place them by hand
MOST = 0.6  # of all the room: what takes so much of it lies below the rest, as a picture does that fills the slide
UNEQUAL = 1.6  # times: rows that differ so in height are heads and bodies, or pictures and their captions


@frozen
class Placed(Generic[Thing]):
    """Something on a slide and where it stands, in any unit."""

    thing: Thing
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


def in_order(things: Sequence[Placed[Thing]], *, from_right: bool = False) -> list[Placed[Thing]]:
    """The things as they are read; those that can't be told apart stay in the order that the file has them in."""
    if len(things) < 2:  # noqa: PLR2004 - nothing to sort
        return list(things)
    rows, columns = _parted(things, _top, _bottom), _parted(things, _left, _right)
    by_column = len(columns) > 1 and (len(rows) == 1 or _are_unequal(rows, columns))
    if len(rows) == 1 and not by_column:
        return _below_the_rest(things, from_right=from_right)
    groups = columns if by_column else rows
    if by_column and from_right:
        groups.reverse()
    return [one for group in groups for one in in_order(group, from_right=from_right)]


def _below_the_rest(things: Sequence[Placed[Thing]], *, from_right: bool) -> list[Placed[Thing]]:
    """Things that can't be told apart: one that lies below all others comes first; else as the file has them."""
    largest = max(things, key=lambda one: one.width * one.height)
    rest = [one for one in things if one is not largest]
    width = max(one.right for one in things) - min(one.left for one in things)
    height = max(one.bottom for one in things) - min(one.top for one in things)
    if largest.width * largest.height < MOST * width * height:
        return list(things)
    return [largest, *in_order(rest, from_right=from_right)]


def _are_unequal(rows: list[list[Placed[Thing]]], columns: list[list[Placed[Thing]]]) -> bool:
    """Whether a grid is to be read by its columns: each has a head and a body, or a picture and its caption."""
    if any(len(column) < 2 for column in columns) or any(len(row) < len(columns) for row in rows):  # noqa: PLR2004
        return False
    heights = [sorted(one.height for one in row)[len(row) // 2] for row in rows]
    return max(heights) > UNEQUAL * min(heights)


def _top(one: Placed[Thing]) -> float:
    return one.top


def _bottom(one: Placed[Thing]) -> float:
    return one.bottom


def _left(one: Placed[Thing]) -> float:
    return one.left


def _right(one: Placed[Thing]) -> float:
    return one.right


def _parted(
    things: Sequence[Placed[Thing]], start: Callable[[Placed[Thing]], float], end: Callable[[Placed[Thing]], float]
) -> list[list[Placed[Thing]]]:
    """The things in groups with a gap between them, along one direction."""
    order = sorted(range(len(things)), key=lambda at: (start(things[at]), at))
    groups: list[list[int]] = []
    reached = 0.0
    for at in order:
        one = things[at]
        smallest = min((end(things[other]) - start(things[other]) for other in groups[-1]), default=0) if groups else 0
        allowed = OVERLAP * min(end(one) - start(one), smallest)
        if groups and start(one) < reached - allowed:
            groups[-1].append(at)
            reached = max(reached, end(one))
        else:
            groups.append([at])
            reached = end(one)
    return [[things[at] for at in sorted(group)] for group in groups]
