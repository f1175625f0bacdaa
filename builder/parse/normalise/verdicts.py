"""What a line says of a statement, that it is true or that it is false, in the words that people have for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.parse.normalise.shapes import ITEM, is_words, verdict_boxes, words_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 2
LONGEST = 600  # characters of a line that says so
LEAD = (
    r"(?:(?:the )?(?:correct |right )?(?:answer|ateb|r\u00e9ponse)\b(?: is\b)?[\W_]*"
    r"|(?:this|that|it|the statement)(?: is|['\u2019]s)[ ]+)?"
)
TRUE = {"true", "t", "fact", "right", "correct", "gwir", "cywir", "vrai"}
FALSE = {"false", "f", "myth", "fiction", "wrong", "incorrect", "untrue", "not true", "gau", "anghywir", "faux"}
WORDS = "|".join(sorted(TRUE | FALSE, key=len, reverse=True)).replace(" ", r"\s+")
VERDICT = pattern(
    rf"^(?P<lead>[\W_]*{LEAD})(?P<word>{WORDS})\b(?![-'\u2019]\w|\s*[/|]|[\W_]+(?:or|neu|ou)\b)(?P<after>[\W_]*)(?P<rest>.*)$",
    re.IGNORECASE,
)
PROPER = pattern(r"^\s*[*_]{0,2}(?:answer[\s:*_]+)?(?:true|false)\b", re.IGNORECASE)
BOX = pattern(r"[\[(]\s*[xX]?\s*[\])]")
OFFERED = pattern(r"^[\W_]*(?:true|t)[\W_]+(?:or[\W_]+)?(?:false|f)[\W_]*$", re.IGNORECASE)
WORD = r"(?P<word>true|false|t|f)\b"
BOLD = pattern(rf"(?:\*\*|__|==)\s*{WORD}\s*(?:\*\*|__|==)", re.IGNORECASE)
BEFORE = pattern(
    rf"(?:[\[(]\s*[xX\u2713\u2714\u2705]\s*[\])]|[\u2611\u2612\u2713\u2714\u2705]\ufe0f?)\s*{WORD}", re.IGNORECASE
)
BEHIND = pattern(
    rf"\b{WORD}\s*(?:[\[(]\s*(?:[xX\u2713\u2714\u2705]|correct|right)\s*[\])]|[\u2611\u2612\u2713\u2714\u2705]|\*(?!\*))",
    re.IGNORECASE,
)
SIGN = pattern(r"^\s*(?:[-+]\s+)?[\[(\u2610-\u2612\u2713\u2714\u2705\u25a1\u25cb]")  # it stands before its word
AT_END = pattern(
    r"^(?P<text>.*\S)(?:\s*[\[(]\s*|\s+(?:[-=]+>|[\u2013\u2014:=\u2192-])\s*|:\s+|(?<=[.!?])\s+)"
    r"(?:\*\*|__|\*|_)?(?P<word>true|false|t|f|myth|fact|gwir|gau)(?:\*\*|__|\*|_)?\s*[\])]?[.!]?\s*$",
    re.IGNORECASE,
)
COUNTED = pattern(r"^\s*(?:\d{1,2}[.)]|[-*+\u2022]|\(?[a-h][.)])\s+", re.IGNORECASE)


@frozen
class Verdict:
    """What is said of a statement."""

    right: bool
    why: str  # what is said besides

    def __str__(self) -> str:
        """As a line of the block."""
        return f"{'True' if self.right else 'False'}. {self.why[:1].upper()}{self.why[1:]}".rstrip()


@frozen
class Judged:
    """A statement among several, and the verdict on it."""

    at: int
    text: str
    verdict: Verdict
    below: int  # the line of the verdict, which may be the statement's own


def verdict_of(line: str, *, announced: bool = False) -> Verdict | None:
    """What a line says; None where that is not certain. `announced`: a heading asks for a verdict, in any words."""
    if OFFERED.match(BOX.sub(" ", line)):
        pattern = BEFORE if SIGN.match(line) else BOLD if BOLD.search(line) else BEHIND
        marked = {match["word"].lower()[0] for match in pattern.finditer(line)}
        return Verdict(marked == {"t"}, "") if len(marked) == 1 else None
    match = VERDICT.match(line) if len(line) <= LONGEST else None
    if not match or (ITEM.match(line) and not announced):
        return None
    word = " ".join(match["word"].lower().split())
    plain, lead = word in {"true", "false"}, match["lead"].strip(" \t*_>\"'\u201c\u2018")
    if not plain and not announced:
        return None
    right, rest = word in TRUE, match["rest"]
    if rest and not match["after"].strip():  # other words go on: “True stories are …”, “False friends …”
        other = re.search(r"\b(?:true|false|untrue)\b", rest, re.IGNORECASE)
        if not plain or (other and (other[0].lower() == "true") != right):
            return None
    if lead.startswith(("\u2717", "\u2718", "\u274c")) and right:
        return None
    return Verdict(right, rest if rest.strip("*_ .") else "")


def has_verdict(lines: Sequence[str], *, announced: bool = False) -> bool:
    """Whether one of some lines says that a statement is true, or false."""
    return any(verdict_of(line, announced=announced) for line in lines) or bool(verdict_boxes(lines))


def give_verdict(lines: list[str], seen: list[str], first: int, end: int) -> None:
    """Says “True” or “False” in place of two boxes for them, or of other words."""
    offered = verdict_boxes(seen[first:end])
    for at, right in offered.items():
        false = "false" in seen[first + at].lower()
        _write(("False." if false else "True.") if right else "", first + at, lines, seen)
    if offered:
        _forget_key(lines, seen, first + max(offered) + 1, end)
        return
    found = {at: one for at in range(first, end) if (one := verdict_of(seen[at], announced=True))}
    plain = {at: one for at, one in found.items() if verdict_of(seen[at])}
    for at_verdict in list(plain or found)[:1]:
        if not PROPER.match(seen[at_verdict]) or OFFERED.match(BOX.sub(" ", seen[at_verdict])):
            _write(str(found[at_verdict]), at_verdict, lines, seen)


def judged(seen: Sequence[str], first: int, end: int) -> list[Judged]:
    """The statements between two lines that have a verdict each; [] where there is one, or none."""
    found: list[Judged] = []
    last = first
    for at in range(first, end):
        line = seen[at]
        match = AT_END.match(line) if COUNTED.match(line) else None
        if match:
            right = match["word"].lower() in TRUE
            found.append(Judged(at, words_of(COUNTED.sub("", match["text"])), Verdict(right, ""), at))
            last = at + 1
            continue
        verdict = verdict_of(line)
        if not verdict:
            continue
        above = next((one for one in range(at - 1, last - 1, -1) if seen[one].strip()), None)
        if above is None or not (COUNTED.match(seen[above]) or is_words(seen[above])):
            return []
        found.append(Judged(above, words_of(COUNTED.sub("", seen[above])), verdict, at))
        last = at + 1
    return found if len(found) >= FEWEST else []


def _forget_key(lines: list[str], seen: list[str], first: int, end: int) -> None:
    """Takes away a line such as “Answer: b” below boxes that it has marked."""
    for at in range(first, end):
        if re.match(r"^\W*(?:the )?(?:correct |right )?answer\W+(?:is )?\(?[ab]\)?\W*$", seen[at], re.IGNORECASE):
            _write("", at, lines, seen)


def _write(text: str, at: int, lines: list[str], seen: list[str]) -> None:
    lines[at] = seen[at] = text
