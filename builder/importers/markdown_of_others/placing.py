"""Blocks of other programs put into a page of ours, where a heading closes what stands above it and nothing else does.

Trainer notes move to the end of their page. What follows any other block without a heading begins a page of its own,
which is told, as it is for other formats (`importers/fitting.py`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.markdown_of_others.prose import text_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading

HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<title>.*?)(?:[ \t]*\{[#.:][^{}]*\})?[ \t#]*$")
UNSEEN = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:.*$|^\*\[[^\]\n]+\]:.*$|<!--.*?-->", re.MULTILINE | re.DOTALL)
PAGE, DEEPEST = 2, 5  # levels of headings: a page's, and the last that leaves one for parts


@frozen
class Block:
    """A block of ours, before it is known how deep it stands."""

    keyword: str  # “Tabs”
    title: str  # "": that of the heading above, where the block needs one
    text: str
    parts: tuple[tuple[str, str], ...] = ()  # of Tabs and the like: title and text
    aside: bool = False  # it may stand at the end of its page


Piece = str | Block


def placed(pieces: Sequence[Piece], title: str, reading: Reading) -> str:
    """The Markdown of pieces in their order. `title`: of the text, for what stands above its first heading."""
    written: list[str] = []
    asides: list[str] = []
    page, level, above, number, closed = title, PAGE, title, 1, True

    def end_page() -> None:
        written.extend(asides)
        asides.clear()

    for piece in pieces:
        if isinstance(piece, Block):
            text = _written(piece, above, 3 if piece.aside else min(max(3, level + 1), DEEPEST))
            (asides if piece.aside else written).append(text)
            closed = closed and piece.aside
            continue
        for chunk in _by_headings(piece):
            found = HEADING.match(chunk)
            if found:
                level, above = len(found["level"]), found["title"]
                if level <= PAGE:
                    end_page()
                    page, number = above, 1
            elif not closed and UNSEEN.sub("", chunk).strip():
                number += 1
                end_page()
                written.append(f"## {page}, part {number}\n")
                level = PAGE
                reading.doubt(
                    f"below “{page}”",
                    f"What follows an activity on the page “{page}” has no heading of its own.",
                    "It begins a page of its own; give that a better title, or move the text above the activity.",
                )
            closed = closed or bool(found) or bool(UNSEEN.sub("", chunk).strip())
            written.append(chunk)
    end_page()
    return "\n\n".join(one.strip("\n") for one in written if one.strip()) + "\n"


def flat(pieces: Sequence[Piece]) -> str:
    """The Markdown of pieces that stand where no block can: in a list, in another block."""
    texts = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        texts += [f"**{piece.title}**"] if piece.title else []
        texts.append(piece.text)
        for title, text in piece.parts:
            texts += [f"**{title}**", text]
    return "\n\n".join(one.strip("\n") for one in texts if one.strip())


def _written(block: Block, above: str, level: int) -> str:
    title = block.title or ("" if block.keyword == "Key points" else above)
    texts = [f"{'#' * level} {block.keyword}{f': {title}' if title else ''}", block.text]
    for part, text in block.parts:
        texts += [f"{'#' * (level + 1)} {part}", text]
    first, *rest = (one.strip("\n") for one in texts if one.strip())
    return "\n".join([first, "\n\n".join(rest)]) if rest and not block.parts else "\n\n".join([first, *rest])


def _by_headings(text: str) -> list[str]:
    """A text parted before each heading and after it."""
    lines = text.split("\n")
    chunks: list[list[str]] = [[]]
    for line, is_text in zip(lines, text_lines(lines), strict=True):
        if is_text and HEADING.match(line):
            chunks += [[line], []]
        else:
            chunks[-1].append(line)
    return ["\n".join(one) for one in chunks if any(map(str.strip, one))]
