"""What blocks find in the HTML of a text where its words mean something: a gap, or the end of a story.

The parser sets these marks from the structure of the text. No author can: what looks like one in a text is escaped.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SLASH = re.compile(r"(?<!\\)/")
MARK = re.compile(r"<block-mark>([^<]*)</block-mark>")


def mark(words: str) -> str:
    """The HTML of a mark with these words."""
    return f"<block-mark>{html.escape(words)}</block-mark>"


def accepted_in(words: str) -> tuple[str, ...]:
    """The answers that a gap takes: slashes part them, but for one behind a backslash, as in `km\\/h`."""
    answers = (answer.replace("\\/", "/").strip() for answer in SLASH.split(words))
    return tuple(filter(None, answers))


def split_at_marks(text: str) -> Iterator[tuple[str, str | None]]:
    """HTML up to each mark, with the mark's words; None behind the last."""
    pieces = MARK.split(text)
    for index in range(0, len(pieces), 2):
        yield pieces[index], html.unescape(pieces[index + 1]) if index + 1 < len(pieces) else None
