"""How much one file can hold. It is counted before it is read: more would take minutes, and no learner could."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_PIECE = 200_000  # characters between two empty lines
MOST_BRACKETS = 2_500  # that open in such a piece, where each may begin a link: a reader tries all of them
MOST_SIGNS = 8_000  # of emphasis, code and the like in such a piece
LINES, PIECES, HEADINGS, NAMED, ITEMS = 60_000, 30_000, 3_000, 2_500, 20_000  # in a file
END = pattern(r"\n(?=[ \t]*\n)")  # of a piece: an empty line follows
HEADING = pattern(r"^ {0,3}#{1,6}(?:\s|$)", re.MULTILINE)
NAME = pattern(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)  # an address or a footnote that is used elsewhere
ITEM = pattern(r"^[ \t]*(?:[-*+•·○▪‣→✓–—]|\d{1,9}[.)]|\|)", re.MULTILINE)
SIGN = pattern(r"[*_~`<&!]")
DEEP = pattern(r"^[ \t]*(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){200}", re.MULTILINE)

Excess = tuple[int, str]  # the number of a line, and what is too much


def excess_of(text: str) -> Excess | None:
    """The first thing of which a Markdown file holds too much; None for all that people write."""
    return next(_excess(text), None)


def _excess(text: str) -> Iterator[Excess]:
    if text.count("\n") > LINES:
        yield 1, f"it has more than {LINES:,} lines"
    for what, opening, most in (
        ("headings", HEADING, HEADINGS),
        ("footnotes and addresses with a name", NAME, NAMED),
        ("list items and rows of tables", ITEM, ITEMS),
    ):
        yield from _too_many(text, what, opening, most)
    yield from _too_many(text, "paragraphs", END, PIECES)
    if match := DEEP.search(text):
        yield _line_of(text, match.start()), "lists or quotations are nested hundreds deep here"
    at = 0
    for piece in END.split(text):
        if len(piece) > MOST_BRACKETS and (what := _too_much_of(piece)):
            yield _line_of(text, at), f"this piece of text, which no empty line parts, has more than {what}"
        at += len(piece) + 1


def _too_much_of(piece: str) -> str:
    if len(piece) > LONGEST_PIECE:
        return f"{LONGEST_PIECE:,} characters"
    if piece.count("[") > MOST_BRACKETS:
        return f"{MOST_BRACKETS:,} square brackets"
    if len(piece) > MOST_SIGNS and len(SIGN.findall(piece)) > MOST_SIGNS:
        return f"{MOST_SIGNS:,} signs such as * or _"
    return ""


def _too_many(text: str, what: str, opening: re.Pattern[str], most: int) -> Iterator[Excess]:
    for number, match in enumerate(opening.finditer(text), 1):
        if number > most:
            yield _line_of(text, match.start()), f"from here on it has more than {most:,} {what}"
            return


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
