"""What of a line of text is no text: code, addresses and tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.patterns import pattern

if TYPE_CHECKING:
    import re

CODE = pattern(r"(`(?<![\\`]`)`*)(?!`)(?:.*?[^`])??\1(?!`)")  # begins with its sign, which a search finds at once
ADDRESS = pattern(
    r"(?<=\]\()(?!\s|\))[^()\s]*(?:\([^()]*\)[^()\s]*)*|<[^<>]*>|\b(?:https?|mailto|file):[^\s<>\"]+|^\s{0,3}\[[^\]\^]+\]:\s+\S+"
)
ESCAPE = pattern(r"\\[!-/:-@\[-`{-~]")


def masked(line: str, formulas: re.Pattern[str] | None = None, *, addresses: bool = True) -> str:
    """The line with a sign of its own in place of each character that is not read as text; as long as it was."""
    for known in filter(None, (CODE, ADDRESS if addresses else None, formulas)):
        line = known.sub(_mask, line)
    return ESCAPE.sub(_mask_escape, line)


def _mask(match: re.Match[str]) -> str:
    ends = match[0].startswith("`") and len(match[0]) > 1
    return "`" + "\0" * (len(match[0]) - 2) + "`" if ends else "\0" * len(match[0])


def _mask_escape(match: re.Match[str]) -> str:
    return match[0] if match[0][1] in "()[]" else "\\\0"
