"""Where in an author's file the pieces of a text stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

PLACED = {"text", "code_inline"}


def place_words(token: Token, file: str, lines: Sequence[str]) -> None:
    """Gives each piece of words and code of an inline token its `Span`, in its `meta`.

    Its children were read, and say what is typed. A line that was read as another than the one that was typed, or in
    which a variable stands, gives the line alone.
    """
    if not token.map or not token.children:
        return
    first, text, found = token.map[0], token.content, 0
    starts, columns = _columns(text, lines[first:])
    number = 0
    for child in token.children:
        if child.type not in PLACED or not child.content:
            continue
        at = text.find(child.content, found)
        if at < 0:
            continue
        found = at + len(child.content)
        while number + 1 < len(starts) and starts[number + 1] <= at:
            number += 1
        column = columns[number]
        place = (column + at - starts[number] + 1, len(child.content)) if column >= 0 else (1, 0)
        child.meta = {**child.meta, "span": Span(file, first + number + 1, *place)}


def _columns(text: str, lines: Sequence[str]) -> tuple[list[int], list[int]]:
    """Where each line of a text begins in it, and in the line that was typed; -1 where that is another."""
    starts, columns, start = [], [], 0
    for number, line in enumerate(text.split("\n")):
        starts.append(start)
        columns.append(lines[number].find(line) if number < len(lines) else -1)
        start += len(line) + 1
    return starts, columns
