"""Small raised and lowered text, which Markdown has not: by the signs that there are for it."""

from __future__ import annotations

import re

from builder.parse.normalise.other_markup import signs_of

ORDINAL = re.compile(r"(?:st|nd|rd|th)", re.IGNORECASE)


def raised(text: str) -> tuple[str, bool]:
    """A text as small raised signs, and whether it reads as it did; “th” of a date needs none."""
    return (text, True) if ORDINAL.fullmatch(text.strip()) or not text.strip() else _signs(text, "raised")


def lowered(text: str) -> tuple[str, bool]:
    """A text as small lowered signs, and whether there are such signs for all of it."""
    return _signs(text, "lowered") if text.strip() else (text, True)


def _signs(text: str, table: str) -> tuple[str, bool]:
    signs = signs_of(table)
    is_complete = all(letter in signs or letter.isspace() for letter in text)
    return ("".join(signs.get(letter, letter) for letter in text) if is_complete else text), is_complete
