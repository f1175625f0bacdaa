"""A pseudo-language: every letter of a text is another one, and all that must stay does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.translation.units import Translation

WIDE = 0xFEE0  # from a letter of ASCII to the same one in full width
STAYS = re.compile(
    r"\{\{.*?\}\}"  # a variable
    r"|\]\((?:\{\{.*?\}\}|[^\s)])*"  # an address behind its words
    r"|\]\[[^\]]*\]"  # the name of one
    r"|\[\^[^\]]*\]"  # a footnote
    r"|<[^>]*>|&\w+;|\w+://\S+|\S+@\S+"
)


def widened(text: str) -> str:
    """The text with its letters in full width."""
    return re.sub("[A-Za-z]", lambda letter: chr(ord(letter[0]) + WIDE), text)


def pseudo(text: str) -> str:
    """A text in the pseudo-language."""
    at, parts = 0, []
    for match in STAYS.finditer(text):
        parts += [widened(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*parts, widened(text[at:])])


def translated(translation: Translation) -> Translation:
    """A translation with all of its units in the pseudo-language."""
    units = tuple(replace(unit, target=pseudo(unit.source), earlier="") for unit in translation.units)
    return replace(translation, units=units)
