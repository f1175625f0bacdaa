"""Where in an author's file the pieces of a text stand."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from markdown_it.token import Token

from builder.frozen import mutable
from builder.model import Span
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from builder.parse.variables import FilledText

AT, LENGTH, SPAN, TITLE, VARIABLE = "at", "length", "span", "title span", "variable"  # of a token's `meta`
FOUND_AS_TYPED = {"text", "code_inline", "html_inline"}
ADDRESS = pattern(r"\(\s*<?")


class Places:
    """Finds the texts of one file, in the order of reading."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.file, self.lines = file, lines
        self._ends: dict[int, int] = {}  # by line: where the last cell ended that was found in it

    def of(self, first: int, typed: str) -> TextPlace:
        """The place of a text that begins in a line, counted from 0."""
        starts, columns, changed, start = [], [], {}, 0
        for number, line in enumerate(typed.split("\n"), first):
            starts.append(start)
            columns.append(self._column(line.rstrip(), number))
            if columns[-1] < 0 and number < len(self.lines):
                changed[number - first] = (line, self.lines[number])
            start += len(line) + 1
        return TextPlace(self.file, first, starts, columns, changed)

    def _column(self, line: str, number: int) -> int:
        """Where a line of a text begins in the line that was typed; -1 where that is another."""
        typed = self.lines[number].rstrip() if number < len(self.lines) else ""
        if typed.endswith(line):
            return len(typed) - len(line)
        column = typed.find(line, self._ends.get(number, 0))
        if column >= 0:
            self._ends[number] = column + len(line)
        return column


@mutable
class TextPlace:
    """Where the lines of one text stand."""

    file: str
    first: int  # its first line, from 0
    starts: list[int]  # where each line begins in the text
    columns: list[int]  # where it begins in the file's line; -1: that is another than the text's
    changed: dict[
        int, tuple[str, str]
    ]  # of lines that are others than were typed: as they are read, as they were typed

    def span(self, start: int, end: int) -> Span:
        """The place of some characters of the text; the line alone, where they can't be found in what was typed."""
        number = max(0, bisect_right(self.starts, start) - 1)
        line, column = self.first + number + 1, self.columns[number]
        last = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else end
        length = max(0, min(end, last) - start)
        at = start - self.starts[number]
        if column < 0:
            read, typed = self.changed.get(number, ("", ""))
            column = _same_piece(read, typed, at, at + length)
            return Span(self.file, line, column + 1, length) if column >= 0 else Span(self.file, line)
        return Span(self.file, line, column + at + 1, length)


def _same_piece(read: str, typed: str, start: int, end: int) -> int:
    """Where a piece of a line stands in the line as it was typed; -1 unless it stands as often in each of them."""
    piece = read[start:end]
    if not piece.strip() or read.count(piece) != typed.count(piece):
        return -1
    at = -1
    for _ in range(read.count(piece, 0, end)):
        at = typed.find(piece, at + len(piece) if at >= 0 else 0)
    return at


def locate(children: Sequence[Token], text: str) -> None:
    """Notes of the children of a text that was just read where each begins in that, in their `meta`."""
    found = 0
    links: list[Token] = []
    for child in children:
        if child.type in FOUND_AS_TYPED or child.type == "gap":
            typed = child.meta["typed"] if child.type == "gap" else child.content
            found = _note(child, text.find(typed, found) if typed else -1, len(typed), found)
        elif child.type == "link_open":
            links.append(child)
        elif child.type == "link_close":
            found = _address(links.pop(), text, found)
        elif child.type == "image":
            found = _picture(child, text, found)


def give_spans(children: Sequence[Token], filled: FilledText, place: TextPlace) -> None:
    """Gives the children of a text that was just read their `Span`, in their `meta`."""
    for child in children:
        for at, span in ((AT, SPAN), (TITLE, TITLE)):
            start = child.meta.get(at)
            if start is not None:
                length = child.meta[LENGTH] if at == AT else len(str(child.attrGet("title")))
                child.meta[span] = place.span(*filled.typed_at(start, start + length))


def parted(children: Iterable[Token], filled: FilledText) -> Iterator[Token]:
    """The children of a text, each all of a variable's value or none of it; its name is in its `meta`."""
    for child in children:
        at = child.meta.get(AT) if child.type == "text" else None
        if at is None:
            yield child
            continue
        for piece in filled.within(at, at + len(child.content)):
            part = part_of(child, piece.start - at, piece.end - at)
            yield Token("text", "", 0, content=part.content, meta=part.meta | {VARIABLE: piece.variable})


def part_of(child: Token, start: int, end: int) -> Token:
    """A part of a text token, with its place."""
    at = child.meta.get(AT)
    meta = child.meta if at is None else {**child.meta, AT: at + start, LENGTH: end - start}
    return Token("text", "", 0, content=child.content[start:end], meta=meta)


def _note(child: Token, at: int, length: int, found: int) -> int:
    """Notes a place, where there is one; where to look for the next."""
    if at < 0:
        return found
    child.meta[AT], child.meta[LENGTH] = at, length
    return at + length


def _address(opened: Token, text: str, found: int) -> int:
    """Notes where the address of a link stands, whose words end before a place; the place behind the link."""
    if opened.markup == "autolink":
        return max(found, text.find(">", found) + 1)
    closed = text.find("]", found)
    if closed < 0:
        return found
    if text.startswith("[", closed + 1):
        return max(closed + 1, text.find("]", closed + 1) + 1)
    return _in_brackets(opened, str(opened.attrGet("href") or ""), text, closed + 1)


def _picture(child: Token, text: str, found: int) -> int:
    opened = text.find("![", found)
    closed = text.find("](", opened) if opened >= 0 else -1
    return _in_brackets(child, str(child.attrGet("src") or ""), text, closed + 1) if closed >= 0 else found


def _in_brackets(child: Token, address: str, text: str, at: int) -> int:
    """Notes the address, and the title behind it, that stand in brackets which open at a place; where these close."""
    match = ADDRESS.match(text, at)
    if not match:
        return at
    end = match.end()
    if address and text.startswith(address, end):
        end = _note(child, end, len(address), end)
    title = str(child.attrGet("title") or "")
    named = text.find(title, end) if title else -1
    if named >= 0:
        child.meta[TITLE], end = named, named + len(title)
    return max(end, text.find(")", end) + 1)
