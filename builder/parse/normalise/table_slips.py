"""Tables as people and other programs type them: with tabs, drawn with signs, or without the line below their head."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from markdown_it.rules_block.table import escapedSplit

from builder.parse.normalise.line_slips import ODD_RULE, WIDE
from builder.parse.normalise.list_slips import ITEM
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAME = pattern(r"^\s*\+(?:[-=:]{2,}\+)+\s*$")
DRAWN = pattern(r"^\s*[+|]")
RULE = pattern(r"^(?=.*-)(?=.*\|)[\s|:-]+$")
ROW = pattern(r"^\s*\|.*\|\s*$")
LOOSE = pattern(r"^\s*(?:[^|\s#>`-][^|`]*|\|[^|`]*)(?:[ \t]\|[ \t][^|`]*)+$")
COLUMNS = pattern(r"^[ ]{0,3}-{2,}(?:[ ]+-{2,})+[ ]*$")
HEAD = pattern(r"^(?=.*\S)(?!\*\*[^*]+\*\*$)")  # of such a table; words that are bold as a whole are a title above it
EDGE = pattern(r"^[ ]{0,3}-{8,}[ ]*$")
VERSE = pattern(r"^\|[ ]+[^|\s][^|]*$")
TAB = pattern(r"\S\t+\S")
SIGNS = pattern(r"^(?=.*[|+])[\s|:+=_-]{3,}$")  # what is meant to be the line below a head
CAPTION = pattern(r"^(?::|Table:)[ \t]+(?P<text>\S.*)$")
BOX_EDGE = pattern(r"^\s*[\u250c\u250f\u2554\u256d][\u2500-\u257f]+\s*$")
BOX_LINE = pattern(r"^\s*[\u251c\u2520\u2560\u255f\u2514\u2517\u255a\u2570\u2523][\u2500-\u257f]*\s*$")
BOX_ROW = pattern(r"^\s*[\u2502\u2503\u2551].*[\u2502\u2503\u2551]\s*$")
LISTED = pattern(r"^[^\s,;|][^|]*$")
LETTER = pattern(r"[^\W\d_]")
FEWEST = 2  # lines
FEWEST_LISTED = 3  # lines with commas or semicolons between their cells


def proper_tables(lines: list[str]) -> dict[int, str]:
    """Writes the tables in some lines properly, and gives what is missing above a line, by its index."""
    above: dict[int, str] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if WIDE.search(line):
            pass
        elif FRAME.match(line):
            end = _drawn(lines, at)
        elif BOX_EDGE.match(line):
            end = _boxed(lines, at)
        elif COLUMNS.match(line) and at and HEAD.match(lines[at - 1]):
            end = _in_columns(lines, at)
        elif VERSE.match(line):
            end = _verse(lines, at)
        elif TAB.search(line):
            end = _with_tabs(lines, at, above)
        elif "|" in line:
            at = _close_up(lines, at)
            end = _with_bars(lines, at, above)
            _caption(end, lines, above)
        elif "," in line or ";" in line:
            end = _listed(lines, at, above)
        at = end
    return above


def _cells(line: str) -> list[str]:
    text = line.strip()
    cells = escapedSplit(text.removeprefix("|"))
    return [cell.strip() for cell in (cells[:-1] if text.endswith("|") and len(cells) > 1 else cells)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(columns: int) -> str:
    return f"|{'---|' * columns}"


def _with_tabs(lines: list[str], at: int, above: dict[int, str]) -> int:
    end = at
    while end < len(lines) and TAB.search(lines[end]) and not ITEM.match(lines[end]) and "|" not in lines[end]:
        end += 1
    if end - at < FEWEST:
        return at + 1
    rows = [line.strip().split("\t") for line in lines[at:end]]
    if len({len(row) for row in rows}) > 1 or any(
        not any(map(str.strip, column)) for column in zip(*rows, strict=False)
    ):
        rows = [re.split(r"\t+", line.strip()) for line in lines[at:end]]
    if len({len(row) for row in rows}) > 1:
        return end
    for place, row in enumerate(rows, at):
        lines[place] = _row([cell.strip() for cell in row])
    if all(row[0].rstrip().endswith(":") for row in rows):  # the names stand before the values: there is no head
        above[at] = f"{_row([''] * len(rows[0]))}\n{_rule(len(rows[0]))}"
    else:
        above[at + 1] = _rule(len(rows[0]))
    _part_from(end, lines, above)
    return end


def _part_from(end: int, lines: list[str], above: dict[int, str]) -> None:
    """Text right below a table is not a row of it."""
    if end < len(lines) and lines[end].strip():
        above[end] = ""


def _with_bars(lines: list[str], at: int, above: dict[int, str]) -> int:
    end = at
    while end < len(lines) and "|" in lines[end] and lines[end].strip():
        end += 1
    if ODD_RULE.match(lines[min(at + 1, len(lines) - 1)]) and end - at >= FEWEST:
        lines[at + 1] = re.sub(r"[\u2010-\u2015\u2212]+", "---", lines[at + 1])
    columns = len(_cells(lines[at]))
    if end - at > FEWEST and columns > 1 and ROW.match(lines[at]) and SIGNS.match(lines[at + 1]):
        if not RULE.match(lines[at + 1]):
            lines[at + 1] = _rule(columns)
        _without_rules(lines, at + FEWEST, end)
    if end - at >= FEWEST and RULE.match(lines[at + 1]):
        if len(_cells(lines[at + 1])) != columns and columns > 1 and not RULE.match(lines[at]):
            lines[at + 1] = _rule(columns)
        return end
    rows = lines[at:end]
    all_rows = all(ROW.match(row) for row in rows)
    loose = all(LOOSE.match(row) for row in rows) and columns > 1
    even = all(len(_cells(one)) == len(_cells(other)) for one, other in pairwise(rows[:FEWEST]))
    if len(rows) < FEWEST or not (all_rows or (loose and even)) or any(RULE.match(row) for row in rows):
        return end
    if not all_rows:
        lines[at:end] = [_row(_cells(row)) for row in rows]
        _part_from(end, lines, above)
    indent = re.match(r"\s*", lines[at + 1])
    above[at + 1] = (indent[0] if indent else "") + _rule(columns)
    return end


def _without_rules(lines: list[str], first: int, end: int) -> None:
    """The rows of a table without the lines between them, which leave empty lines below it."""
    rows = [line for line in lines[first:end] if not RULE.match(line)]
    lines[first:end] = [*rows, *[""] * (end - first - len(rows))]


def _close_up(lines: list[str], at: int) -> int:
    """Takes away the empty lines between the rows of a table that has a line below its head; where it begins then."""
    filled = [at]
    for place in range(at + 1, len(lines)):
        if ROW.match(lines[place]):
            filled.append(place)
        elif lines[place].strip() or place - filled[-1] > 1:
            break
    if len(filled) > FEWEST and filled[1] == at + FEWEST and ROW.match(lines[at]) and RULE.match(lines[filled[1]]):
        rows = [lines[place] for place in filled]
        lines[at : filled[-1] + 1] = [*[""] * (filled[-1] + 1 - at - len(rows)), *rows]
        return filled[-1] + 1 - len(rows)
    return at


def _caption(end: int, lines: list[str], above: dict[int, str]) -> None:
    """A caption right below a table is text, and no row."""
    match = CAPTION.match(lines[end]) if end < len(lines) and end and ROW.match(lines[end - 1]) else None
    if match:
        lines[end] = match["text"]
        above[end] = ""


def _listed(lines: list[str], at: int, above: dict[int, str]) -> int:
    """A table with commas or semicolons between its cells, as a spreadsheet saves it."""
    end = next((place for place in range(at, len(lines)) if not LISTED.match(lines[place])), len(lines))
    for sign in ",;" if end - at >= FEWEST_LISTED else "":
        counts = {line.count(sign) for line in lines[at:end]}
        tight = not any(f"{sign} " in line or line.endswith(sign) for line in lines[at:end])
        named = all(LETTER.search(cell) for cell in lines[at].split(sign))
        if named and len(counts) == 1 and min(counts) >= (1 if sign == ";" else FEWEST) and tight:
            for place in range(at, end):
                lines[place] = _row([cell.strip().strip('"') for cell in lines[place].split(sign)])
            above[at + 1] = _rule(min(counts) + 1)
            _part_from(end, lines, above)
            break
    return max(end, at + 1)


def _boxed(lines: list[str], at: int) -> int:
    """A table that is drawn with the signs for boxes."""
    end = at + 1
    while end < len(lines) and (BOX_ROW.match(lines[end]) or BOX_LINE.match(lines[end])):
        end += 1
    rows = [re.sub(r"[\u2502\u2503\u2551]", "|", line) for line in lines[at:end]]
    drawn = [row if "|" in row else "+--+" for row in rows]
    if _drawn(drawn, 0) == len(drawn) and "+--+" not in drawn:
        lines[at:end] = drawn
    return end


def _verse(lines: list[str], at: int) -> int:
    """Lines that Pandoc keeps apart, such as those of an address or a verse."""
    end = next((place for place in range(at, len(lines)) if not VERSE.match(lines[place])), len(lines))
    if end - at < FEWEST:
        return at + 1
    for place in range(at, end):
        lines[place] = lines[place].strip()[1:].strip() + ("\\" if place < end - 1 else "")
    return end


def _drawn(lines: list[str], at: int) -> int:
    """A table that is drawn with `+---+`: its rows, and what is left of its lines empty."""
    end = next((place for place in range(at, len(lines)) if not DRAWN.match(lines[place])), len(lines))
    rows: list[list[str]] = []
    new = True
    for line in lines[at:end]:
        if FRAME.match(line):
            new = True
            continue
        cells = _cells(line)
        if new:
            rows.append(cells)
        elif len(cells) == len(rows[-1]):
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], cells, strict=True)]
        else:
            return end
        new = False
    if rows and len({len(row) for row in rows}) == 1:
        _write(lines, at, end, rows)
    return end


def _in_columns(lines: list[str], at: int) -> int:
    """A table whose columns are marked by hyphens below its head, as Pandoc writes it."""
    starts = [match.start() for match in re.finditer(r"-+", lines[at])]
    many = at > 1 and EDGE.match(lines[at - 2])
    ends = EDGE if many else re.compile(r"\s*$")
    end = next((place for place in range(at + 1, len(lines)) if ends.match(lines[place])), len(lines))
    if end == len(lines) and many:
        return at + 1
    first = at - 2 if many else at - 1
    rows = [_cut(lines[at - 1], starts)]
    new = True
    for line in lines[at + 1 : end]:
        if not line.strip():
            new = True
        elif many and not new:
            rows[-1] = [" ".join(filter(None, pair)) for pair in zip(rows[-1], _cut(line, starts), strict=True)]
        else:
            rows.append(_cut(line, starts))
            new = False
    if len(rows) < FEWEST:  # a line across the page, below some text
        return at + 1
    _write(lines, first, min(len(lines), end + 1), rows)
    return end + 1


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    """The cells of a row, each where its column starts, or a word that begins a little before."""
    places = [
        0,
        *(line.rfind(" ", 0, start + 1) + 1 if line[start - 1 : start].strip() else start for start in starts[1:]),
    ]
    return [line[one:other].strip().replace("|", "\\|") for one, other in pairwise([*places, len(line)])]


def _write(lines: list[str], first: int, end: int, rows: Sequence[Sequence[str]]) -> None:
    written = [_row(rows[0]), _rule(len(rows[0])), *(_row(row) for row in rows[1:])]
    if len(written) <= end - first:
        lines[first:end] = [*written, *[""] * (end - first - len(written))]
