"""Where in an author's file the pieces of a text stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

PLACED = {"text", "code_inline"}


class Places:
    """Finds pieces of text in one file, in the order of reading."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file, self.lines = file, lines
        self._ends: dict[int, int] = {}  # by line: where the last cell ended that was found in it

    def give(self, token: Token) -> None:
        """Gives each piece of words and code of an inline token its `Span`, in its `meta`.

        Its children were read, and say what is typed. A line that was read as another than the one that was typed, or
        in which a variable stands, gives the line alone.
        """
        if not token.map or not token.children:
            return
        text, found = token.content, 0
        starts, columns = self._columns(text, token.map[0])
        number = 0
        for child in token.children:
            if child.type == "link_close":
                found = _behind_address(text, found)
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
            child.meta = {**child.meta, "span": Span(self.file, token.map[0] + number + 1, *place)}

    def _columns(self, text: str, first: int) -> tuple[list[int], list[int]]:
        """Where each line of a text begins in it, and in the line that was typed; -1 where that is another."""
        starts, columns, start = [], [], 0
        for number, line in enumerate(text.split("\n"), first):
            starts.append(start)
            columns.append(self._column(line, number))
            start += len(line) + 1
        return starts, columns

    def _column(self, line: str, number: int) -> int:
        typed = self.lines[number].rstrip() if number < len(self.lines) else ""
        if typed.endswith(line):
            return len(typed) - len(line)
        column = typed.find(line, self._ends.get(number, 0))
        if column >= 0:
            self._ends[number] = column + len(line)
        return column


def _behind_address(text: str, found: int) -> int:
    """The place behind the address of a link whose words end before a place."""
    closed = text.find("](", found)
    end = text.find(")", closed) if closed >= 0 else -1
    return end + 1 if end >= 0 else found
