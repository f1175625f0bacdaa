"""Gaps in the HTML of a question: a mark each, which no author can write, for what looks like one is escaped."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from builder.model import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKED = "block-mark"  # the name of its element
MARK = re.compile(rf"<{MARKED}>([^<]*)</{MARKED}>")


def mark(words: str) -> str:
    """The HTML of a mark with these words."""
    return f"<{MARKED}>{html.escape(words)}</{MARKED}>"


def accepted_in(words: str) -> tuple[str, ...]:
    """The answers that a gap takes."""
    return Gap(words).accepted


def split_at_marks(text: str) -> Iterator[tuple[str, str | None]]:
    """HTML up to each mark, with the mark's words; None behind the last."""
    pieces = MARK.split(text)
    for index in range(0, len(pieces), 2):
        yield pieces[index], html.unescape(pieces[index + 1]) if index + 1 < len(pieces) else None
