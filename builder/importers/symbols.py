"""Signs that documents take from the fonts Wingdings and Symbol, as letters that each font has."""

from __future__ import annotations

import re

# By the last two figures of their codes: those that tests and lists use.
SYMBOLS = {
    "A8": "☐", "6F": "☐", "FE": "☑", "FD": "☒", "FC": "✓", "FB": "✗", "A7": "▪", "B7": "•", "D8": "➢", "E0": "→",
    "E8": "→", "4A": "☺", "4C": "☹", "AE": "→", "B0": "°", "B1": "±", "B3": "≥", "A3": "≤", "D7": "·",
}  # fmt: skip
OF_FONTS = re.compile("[\uf000-\uf0ff]")
UNSEEN = re.compile("[\u00ad\ufeff]")  # where a word may be parted, and what marks an encoding


def symbol(code: str) -> str:
    """The sign of a code such as “F0FC”; a dot for one that nobody knows."""
    return SYMBOLS.get(code[-2:].upper(), "•")


def as_letters(text: str) -> str:
    """A text with signs of such fonts as letters, and without marks that nobody sees."""
    return UNSEEN.sub("", OF_FONTS.sub(lambda one: symbol(f"{ord(one[0]):X}"), text))
