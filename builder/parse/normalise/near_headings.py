"""Lines that look like a heading, and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.parse.normalise.shapes import LOOSE, TELLING
from builder.patterns import pattern

if TYPE_CHECKING:
    from builder.parse.keywords import Keywords

WORD = r"(?P<keyword>[^\W\d_][\w '\u2019/-]{0,40}?)"
COUNTED = pattern(
    rf"^(?:\d{{1,2}}[.)][ ]+)?{WORD}(?P<number>[ ]*\d{{1,2}})?[ \u00a0]*"
    r"(?:[(\uff08\[](?P<variant>[^()\[\]\uff08\uff09]*)[)\uff09\]])?[ \u00a0]*(?<!\\)[:\uff1a][ \u00a0]*(?P<rest>.*)$"
)
COLON = pattern(r"[:\uff1a]")  # without one, COUNTED would try long lines for nothing
PARTED = pattern(rf"^{WORD}(?:[ ]*\d{{1,2}}(?P<end>$)?)?(?:[ ]*[.;,][ ]+|[ ]+[-\u2013\u2014|=][ ]*|$)(?P<rest>.*)$")
BOLD = pattern(r"^(\*\*|__)(?P<text>[^*_]+)\1[ ]*$")
HASHES = pattern(r"^(?:[ ]{4,}|[ ]*\t[ \t]*|[ ]*(?=\\))(?P<marks>(?:\\?#){1,6})[ \t]*(?P<text>\S.*)$")
LONE = pattern(r"(?P<marks>#|#{7,} ?)(?P<text>[^\W\d_].*)")
LIST = pattern(r"^\s*(?:[-*+\u2022\u2013[(|\u2610\u2611]|\(?[a-hA-H0-9]{1,2}[.)])")


def near_heading(line: str, below: str, keywords: Keywords) -> str:
    """How to write a line that looks like a heading and is none; "" for others. `below`: the next line with words."""
    hashes, bold = HASHES.match(line), BOLD.match(line.strip())
    text = next((match["text"].strip() for match in (hashes, bold) if match), line.strip())
    counted = COUNTED.match(text) if COLON.search(text) else None
    parted = PARTED.match(text) if bold else None
    if counted and keywords.opens(f"{counted['keyword']}:"):
        shape = keywords.kinds.shapes.get(keywords.opens(f"{counted['keyword']}:"), "")
        plain = not (hashes or bold or counted["number"])
        asks = shape in TELLING and LIST.match(below)
        return f"### {counted['keyword']}: {counted['rest']}" if hashes or asks or not (plain or shape in LOOSE) else ""
    if parted and keywords.opens(f"{parted['keyword']}:"):
        rest = parted["rest"] or "What it asks or tells"
        return f"### {parted['keyword']}: {rest}" if parted["rest"] or parted["end"] is not None else ""
    lone = LONE.fullmatch(line.strip())
    return f"{lone['marks'].strip()[:6]} {lone['text']}" if lone else ""
