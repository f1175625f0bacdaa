"""A heading as people type it, and what looks like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.keywords import KEYWORD

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.parse.keywords import Keywords

PAGE_LEVEL = 2
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t](?P<text>.*)$")
TYPED = re.compile(
    r"^[\u200b\ufeff]*(?P<indent>[ \u00a0]{0,3})(?P<marks>[#\uff03]{1,6})"
    r"(?:(?P<blank>[ \t\u00a0\u2000-\u200b\u3000]+)|(?=[^\W_]|\*\*))(?P<text>.*)$"
)
WORD = r"(?P<keyword>[^\W\d_][\w '\u2019/-]{0,40}?)"
COUNTED = re.compile(
    rf"^(?:\d{{1,2}}[.)][ ]+)?{WORD}(?P<number>[ ]*\d{{1,2}})?[ \u00a0]*"
    r"(?:[(\uff08\[](?P<variant>[^()\[\]\uff08\uff09]*)[)\uff09\]])?[ \u00a0]*(?<!\\)[:\uff1a][ \u00a0]*(?P<rest>.*)$"
)
COLON = re.compile(r"[:\uff1a]")  # without one, COUNTED would try long lines for nothing
PARTED = re.compile(rf"^{WORD}(?:[ ]*\d{{1,2}}(?P<end>$)?)?(?:[ ]*[.;,][ ]+|[ ]+[-\u2013\u2014|=][ ]*|$)(?P<rest>.*)$")
BOLD = re.compile(r"^(\*\*|__)(?P<text>[^*_]+)\1[ ]*$")
HASHES = re.compile(r"^(?:[ ]{4,}|[ ]*\t[ \t]*|[ ]*(?=\\))(?P<marks>(?:\\?#){1,6})[ \t]*(?P<text>\S.*)$")
LIST = re.compile(r"^\s*(?:[-*+\u2022\u2013[(|\u2610\u2611]|\(?[a-hA-H0-9]{1,2}[.)])")


def proper_heading(line: str, keywords: Keywords, in_parts: Callable[[int], bool]) -> str:
    """A heading put right; any other line as it is. `in_parts` tells whether one of a level is a part of its block."""
    match = TYPED.match(line)
    if not match or (not match["blank"] and len(match["marks"]) < PAGE_LEVEL):
        return line
    level, text = len(match["marks"]), match["text"]
    if not in_parts(level):
        text = _proper_text(text, level, keywords)
    if not match["blank"] and not match["text"].strip():
        return line
    return f"{match['indent'].replace(chr(0xA0), ' ')}{'#' * level} {text}"


def _proper_text(text: str, level: int, keywords: Keywords) -> str:
    """What stands behind the marks, where it names a block in an unusual way."""
    match = KEYWORD.match(text)
    if match and keywords.opens(f"{match['keyword']}:"):
        return text
    plain = text
    for mark in ("**", "__"):
        if text.startswith(mark) and text.count(mark) == 2:  # noqa: PLR2004 - one pair
            plain = text.replace(mark, "")
    counted = COUNTED.match(plain)
    if not counted or not keywords.opens(f"{counted['keyword']}:") or (counted["number"] and level <= PAGE_LEVEL):
        return text
    variant = f" ({counted['variant']})" if counted["variant"] else ""
    return f"{counted['keyword']}{variant}: {counted['rest']}".rstrip()


def near_heading(line: str, below: str, keywords: Keywords) -> str:
    """How to write a line that looks like a heading and is none; "" for others. `below`: the next line with words."""
    heading, hashes, bold = HEADING.match(line), HASHES.match(line), BOLD.match(line.strip())
    text = next((match["text"].strip() for match in (heading, hashes, bold) if match), line.strip())
    counted = COUNTED.match(text) if COLON.search(text) and not heading else None
    parted = PARTED.match(text) if heading or bold else None
    if counted and keywords.opens(f"{counted['keyword']}:"):
        plain = not (hashes or bold or counted["number"])
        return f"### {counted['keyword']}: {counted['rest']}" if not plain or LIST.match(below) else ""
    if parted and keywords.opens(f"{parted['keyword']}:"):
        rest = parted["rest"] or "What it asks or tells"
        return f"### {parted['keyword']}: {rest}" if parted["rest"] or parted["end"] is not None else ""
    lone = re.fullmatch(r"(?P<marks>#|#{7,} ?)(?P<text>[^\W\d_].*)", line.strip())
    return f"{lone['marks'].strip()[:6]} {lone['text']}" if lone else ""
