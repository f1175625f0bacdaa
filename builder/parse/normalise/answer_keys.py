"""A key below several questions, such as “Answers: 1 b, 2 c”: what it says is said where each is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.parse.normalise.answer_slips import is_listed
from builder.parse.normalise.shapes import RULE
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = pattern(
    r"^[#\W]*(?:(?:questions?|q|no\.?|number)\W+)?(?:the )?(?:correct |right |quiz |model |test )*"
    r"(?:answers?|answer key|answer sheet|key|solutions?|marking scheme|mark scheme)\b\W*",
    re.IGNORECASE,
)
ONE = r"\(?(?:q(?:uestion)?[ ]?)?(?P<number>\d{1,3})[ \t]*[-.):=|\u2013]*[ \t]*\(?(?:option )?(?P<letter>[a-hA-H])\b\)?"
PAIR = pattern(rf"(?:^|(?<=[\s,;|])){ONE}(?=[\s,;.|]|$)", re.IGNORECASE)
PAIRS = pattern(rf"^\W*{PAIR.pattern}(?:[^\w]*)".replace("?P<number>", "").replace("?P<letter>", ""), re.IGNORECASE)
FEWEST = 2


def key_of_many(seen: Sequence[str], first: int, end: int) -> tuple[int, int, dict[str, str]] | None:
    """The first line of a key, the end of its lines, and the letters by the numbers; None where there is none."""
    for at in range(first, end):
        match = HEAD.match(seen[at])
        if not match:
            continue
        texts, last = [seen[at][match.end() :]], at + 1
        while last < end and (not seen[last].strip() or PAIRS.match(seen[last]) or RULE.match(seen[last])):
            texts.append(seen[last])
            last += 1
        letters = {one["number"]: one["letter"].lower() for line in texts for one in PAIR.finditer(line)}
        if len(letters) >= FEWEST:
            return at, last, letters
    return None


def read_keys(lines: list[str], seen: list[str]) -> None:
    """Marks the answers that a key names, where it names one of each question that has its number."""
    key = key_of_many(seen, 0, len(seen))
    if not key:
        return
    first, end, letters = key
    marked = [_named(seen, number, letter, first) for number, letter in letters.items()]
    if None in marked:
        return
    for at in (one for one in marked if one is not None):
        lines[at] = seen[at] = f"{seen[at].rstrip()} (correct)"
    for at in range(first, end):
        lines[at] = seen[at] = ""


def _named(seen: Sequence[str], number: str, letter: str, end: int) -> int | None:
    """The line of the answer with a letter, below the question with a number."""
    asked = re.compile(rf"^[#\s*_]*(?:(?:q(?:uestion)?[ ]?)?{number}[.):]|q(?:uestion)?[ ]?{number}\b)", re.IGNORECASE)
    at = next((at for at in range(end) if asked.match(seen[at])), end)
    for below in range(at + 1, end):
        match = is_listed(seen[below].strip())
        label = match["label"].strip("().:- ").lower() if match and match["label"] else ""
        if label == letter:
            return below
        if label.isdigit():
            return None
    return None
