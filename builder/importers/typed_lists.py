"""Lists whose marks somebody has typed: paragraphs that begin with a bullet, a dash or numbers in order."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.draft import Break, Paragraph, Words, plain, without_start
from builder.importers.listing import Entry, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers.draft import Element, Inline, Piece

MARKS = {  # by kind; the group is a number or a letter
    "bullet": re.compile(
        r"\s*[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\u2219\u25a0\u25ba\u27a2\u2756\uf0b7\uf0a7\uf0d8]\s*()(?=\S)"
    ),
    "dash": re.compile(r"\s*[-\u2013*]\s+()(?=\S)"),
    "circle": re.compile(r"\s*o\s+()(?=\S)"),
    "number": re.compile(r"\s*\(?(\d{1,2})[.)]\s+(?=\S)"),
    "roman": re.compile(r"\s*\(?(i{1,3}|iv|vi{1,3}|ix|xi{0,3})[.)]\s+(?=\S)"),
    "letter": re.compile(r"\s*\(?([a-z])[.)]\s+(?=\S)"),
}
SURE = "bullet"  # a list even where there is but one
ORDERED = {"number", "roman", "letter"}
ROMAN = {
    numeral: number
    for number, numeral in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"), 1
    )
}
IN_BOLD = {"bullet", "dash"}  # marks that may be bold; a bold number begins a heading
FEWEST = 2


@frozen
class Marked:
    """A line with its mark taken off."""

    kind: str
    number: int  # 0: the kind has none
    text: Inline
    where: str


def with_lists(elements: Sequence[Element]) -> list[Element]:
    """The same with typed lists as lists."""
    flow: list[Element | Entry] = []
    run: list[tuple[Element, list[Marked]]] = []
    for one in (*elements, None):
        lines = marked_lines(one) if isinstance(one, Paragraph) else []
        if one is not None and lines:
            run.append((one, lines))
            continue
        flow += _entries(run)
        run = []
        if one is not None:
            flow.append(one)
    return listed(flow)


def marked_lines(one: Paragraph) -> list[Marked]:
    """The lines of a paragraph if each begins with a mark; none otherwise."""
    lines: list[list[Piece]] = [[]]
    for piece in one.text:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    found = [_line(tuple(line), one.where) for line in lines if line]
    return [line for line in found if line] if all(found) else []


def _line(text: Inline, where: str) -> Marked | None:
    first = text[0]
    for kind, pattern in MARKS.items():
        match = pattern.match(plain(text))
        if match and (isinstance(first, Words) or kind in IN_BOLD):
            return Marked(kind, _value(kind, match[1]), without_start(text, match.end()), where)
    if not isinstance(first, Words):
        return None
    if len(text) > 1 and first.text.strip() in {"\u2022", "\u00b7", "-", "\u2013"}:
        return Marked("bullet", 0, text[1:], where)
    return None


def _value(kind: str, text: str) -> int:
    if kind == "roman":
        return ROMAN[text]
    return int(text) if text.isdecimal() else ord(text) - ord("a") + 1 if text else 0


def _entries(run: Sequence[tuple[Element, list[Marked]]]) -> Sequence[Element | Entry]:
    """A run of lines with marks as entries; those that are no list as the paragraphs that they were."""
    if not run:
        return []
    lines = _counted([line for _, entry_lines in run for line in entry_lines])
    if lines[0].kind != SURE and sum(line.kind == lines[0].kind for line in lines) < FEWEST:
        return [run[0][0], *_entries(run[1:])]
    unlike = _out_of_order(lines)
    if unlike:
        parts = groupby(run, key=lambda one: any(line.kind in unlike for line in _counted(one[1])))
        return [one for bad, part in parts for one in ([entry for entry, _ in part] if bad else _entries(list(part)))]
    levels: dict[str, int] = {}
    depth = 0
    entries = []
    for line in lines:
        depth = levels.setdefault(line.kind, depth + 1 if levels else 0)
        levels = {kind: level for kind, level in levels.items() if level <= depth}
        entries.append(Entry(line.text, depth, line.kind in ORDERED, 1, None, where=line.where))
    return entries


def _counted(lines: Sequence[Marked]) -> list[Marked]:
    """The lines, an “i” behind an “h” as a letter, and a “v” behind a “iv” as a number."""
    result: list[Marked] = []
    last = {"roman": 0, "letter": 0}
    for line in lines:
        one = line
        if line.kind == "roman" and (line.number, last["letter"]) in {(1, 8), (10, 23)}:  # behind an h, behind a w
            one = replace(line, kind="letter", number=last["letter"] + 1)
        elif line.kind == "letter" and line.number == ord("v") - ord("a") + 1 and last["roman"] == ROMAN["iv"]:
            one = replace(line, kind="roman", number=ROMAN["v"])
        last[one.kind] = one.number
        result.append(one)
    return result


def _out_of_order(lines: Sequence[Marked]) -> set[str]:
    """Kinds whose numbers do not follow each other."""
    found = set()
    for kind in ORDERED:
        numbers = [line.number for line in lines if line.kind == kind]
        if any(number != 1 and (at == 0 or number != numbers[at - 1] + 1) for at, number in enumerate(numbers)):
            found.add(kind)
    return found
