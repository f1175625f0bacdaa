"""Lists whose marks somebody has typed: paragraphs that begin with a bullet, a dash or numbers in order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.draft import Break, Paragraph, Words
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
    "letter": re.compile(r"\s*\(?([a-z])[.)]\s+(?=\S)"),
}
SURE = "bullet"  # a list even where there is but one
ORDERED = {"number", "letter"}
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
    if not isinstance(first, Words):
        return None
    for kind, pattern in MARKS.items():
        match = pattern.match(first.text)
        if match:
            said = match[1]
            number = int(said) if said.isdecimal() else ord(said) - ord("a") + 1 if said else 0
            rest = (replace(first, text=first.text[match.end() :]), *text[1:])
            return Marked(kind, number, rest, where)
    if len(text) > 1 and first.text.strip() in {"\u2022", "\u00b7", "-", "\u2013"}:
        return Marked("bullet", 0, text[1:], where)
    return None


def _entries(run: Sequence[tuple[Element, list[Marked]]]) -> Sequence[Element | Entry]:
    """A run of lines with marks as entries, if they are a list, else as the paragraphs that they were."""
    lines = [line for _, held in run for line in held]
    if not lines or not _is_list(lines):
        return [one for one, _ in run]
    levels: dict[str, int] = {}
    depth = 0
    entries = []
    for line in lines:
        depth = levels.setdefault(line.kind, depth + 1 if levels else 0)
        levels = {kind: level for kind, level in levels.items() if level <= depth}
        entries.append(Entry(line.text, depth, line.kind in ORDERED, 1, None, where=line.where))
    return entries


def _is_list(lines: Sequence[Marked]) -> bool:
    """Whether marks are those of a list: bullets, or some of a kind whose numbers follow each other."""
    first = [line for line in lines if line.kind == lines[0].kind]
    if lines[0].kind != SURE and len(first) < FEWEST:
        return False
    for kind in ORDERED:
        numbers = [line.number for line in lines if line.kind == kind]
        if any(number != 1 and (at == 0 or number != numbers[at - 1] + 1) for at, number in enumerate(numbers)):
            return False
    return True
