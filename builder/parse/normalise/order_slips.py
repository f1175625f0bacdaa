"""Steps and pairs that stand in disorder, as on a sheet of paper, and the key that says how they belong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.normalise.shapes import ITEM, RULE, cells_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 2
KEY = pattern(
    r"^\W*(?:the )?(?:(?:correct|right) )?(?:answers?|order|sequence|key|solution)(?: is| are)?"
    r"[*_]*\s*[:=\uff1a]?[*_]*\s*(?P<text>.+)$",
    re.IGNORECASE,
)
COUNT = pattern(r"^\s*\(?(?P<count>\d{1,2}|[a-zA-Z])[.)]")
PLACES = pattern(r"[\s,;>=\u2192\u2013-]+(?:and\s+|then\s+)?")
LEFT = pattern(r"^\(?(?P<number>\d{1,2})[.):]\s+(?P<text>\S.*)$")
RIGHT = pattern(r"^\(?(?P<letter>[a-zA-Z])[.):]\s+(?P<text>\S.*)$")
BELONGS = pattern(r"\(?(?P<number>\d{1,2})[.)]?\s*[-=:>\u2013\u2192]*\s*\(?(?P<letter>[a-zA-Z])\b")


def proper_order(lines: list[str], seen: list[str], first: int, end: int) -> None:
    """Brings steps into the order that a line below them says, or that they are counted in."""
    items = [at for at in range(first, end) if (item := ITEM.match(seen[at])) and not item["indent"]]
    if len(items) < FEWEST or any(seen[at].strip() and at not in items for at in range(items[0], items[-1])):
        return
    labels = [match["count"].lower() if (match := COUNT.match(seen[at])) else "" for at in items]
    places = [str(place) for place in range(1, len(items) + 1)]
    letters = [chr(ord("a") + place) for place in range(len(items))]
    key, order = _order_below(seen, items[-1] + 1, end, [labels, places, letters])
    if not order and sorted(labels, key=lambda one: (len(one), one)) == places != labels:
        order = [labels.index(place) for place in places]
    if not order:
        return
    texts = [match["text"] for at in items if (match := ITEM.match(seen[at]))]
    for place, (at, which) in enumerate(zip(items, order, strict=True), 1):
        _write(f"{place}. {texts[which]}", at, lines, seen)
    if key >= 0:
        _write("", key, lines, seen)


def _order_below(seen: Sequence[str], first: int, end: int, ways: Sequence[list[str]]) -> tuple[int, list[int]]:
    """The line that says an order, and the steps in it; -1 and [] where none does."""
    for at in range(first, end):
        match = KEY.match(seen[at])
        places = [one.strip("().*_ ").lower() for one in PLACES.split(match["text"].strip(" .*_"))] if match else []
        for labels in ways:
            if sorted(filter(None, places)) == sorted(labels) and all(labels) and len(set(labels)) == len(labels):
                return at, [labels.index(one) for one in places if one]
    return -1, []


def proper_pairs(lines: list[str], seen: list[str], first: int, end: int) -> None:
    """Puts beside each other what a line below a table says to belong together: “1 b, 2 a”."""
    rows = {
        at: cells for at in range(first, end) if len(cells := cells_of(seen[at])) == FEWEST and not RULE.match(seen[at])
    }
    lefts = {at: match for at, cells in rows.items() if (match := LEFT.match(cells[0]))}
    rights = {match["letter"].lower(): match["text"] for cells in rows.values() if (match := RIGHT.match(cells[1]))}
    for at in range(max(rows, default=end), end):
        key = KEY.match(seen[at])
        pairs = {one["number"]: one["letter"].lower() for one in BELONGS.finditer(key["text"])} if key else {}
        if pairs and {match["number"] for match in lefts.values()} == set(pairs) and set(pairs.values()) <= set(rights):
            for row, left in lefts.items():
                _write(f"| {left['text']} | {rights[pairs[left['number']]]} |", row, lines, seen)
            _write("", at, lines, seen)
            return


def _write(text: str, at: int, lines: list[str], seen: list[str]) -> None:
    lines[at] = seen[at] = text
