"""Answers whose right one is marked in a way of its own: at the end of the line, or by a letter below."""

from __future__ import annotations

import re

from builder.parse.line_slips import WIDE

BULLETED = re.compile(r"^ {0,3}(?P<star>\*?)(?:[-*+]|(?P<label>\(?[a-hA-H1-9][.)]|\u00a9))[ \t\u00a0]+(?P<text>\S.*)$")
LONGEST_KEY = 80  # characters of a line that names the right answers
LETTERED = "abcdefgh"
BOXED = re.compile(r"^\s*- \[[ x]\] ")
AT_END = re.compile(
    r"[ \t\u00a0]*(?:[\[(][ ]*(?P<mark>[xX\u2713\u2714\u2611]?)[ ]*[\])]|(?P<tick>[\u2713\u2714\u2705\u2611]\ufe0f?)"
    r"|[*_]*[(\[](?P<word>correct|right)(?: answer)?[)\]][*_]*|(?P<star>(?<=[\s\w.?!])\*))[ \t]*$",
    re.IGNORECASE,
)
LETTERS = re.compile(
    r"^(?:\*\*|__)?(?:(?:the )?(?:correct|right) answers?|answers?|correct|key)(?: is| are)?[ ]*[:=\uff1a]?"
    r"(?:\*\*|__)?[ ]*"
    r"(?P<letters>\(?[a-hA-H1-9][.)]?(?:[ ]*(?:,|&|and|\+)[ ]*\(?[a-hA-H1-9][.)]?)*)(?:\*\*|__)?[. ]*$",
    re.IGNORECASE,
)


def mark_answers(lines: list[str], first: int, end: int) -> None:
    """Puts a box before each answer of a block, where none has one and it is certain which are right."""
    listed = {
        at: match for at in range(first, end) if (match := BULLETED.match(lines[at])) and not WIDE.search(lines[at])
    }
    if not listed or any(BOXED.match(lines[at]) for at in range(first, end)):
        return
    key = next(
        (at for at in range(max(listed), end) if len(lines[at]) < LONGEST_KEY and LETTERS.match(lines[at])), None
    )
    read = {at: _by_mark(match) for at, match in listed.items()} if key is None else _by_letters(lines[key], listed)
    if not any(right for right, _ in read.values()):
        return
    for at, (right, text) in read.items():
        lines[at] = f"- [{'x' if right else ' '}] {text}"
    if key is not None:
        lines[key] = ""


def _by_letters(line: str, listed: dict[int, re.Match[str]]) -> dict[int, tuple[bool, str]]:
    """Whether each answer is right, and its words; a letter or figure names it, or counts it where it has none."""
    match = LETTERS.match(line)
    named = set(re.findall(r"\b[a-h1-9]\b", match["letters"].lower())) if match else set()
    read = {}
    for place, (at, one) in enumerate(listed.items()):
        names = {_letter(one["label"])} if one["label"] else {LETTERED[place : place + 1], str(place + 1)}
        read[at] = (bool(named & names), one["text"])
    return read


def _letter(label: str) -> str:
    return "c" if label == "\u00a9" else label.strip("().").lower()  # which word processors make of “(c)”


def _by_mark(match: re.Match[str]) -> tuple[bool, str]:
    text = match["text"]
    found = AT_END.search(text)
    if found and found["star"] and text.count("*") > 1:  # it closes words in italics
        found = None
    if not found:
        return bool(match["star"]), text
    return any(found[name] for name in ("mark", "tick", "word", "star")) or bool(match["star"]), text[: found.start()]


def number_letters(lines: list[str], first: int, end: int) -> None:
    """Makes numbered lists of lines that are counted with letters, which Markdown does not know."""
    place = 0
    for at in range(first, end):
        match = BULLETED.match(lines[at])
        letter = _letter(match["label"]) if match and match["label"] else ""
        place = place + 1 if letter == LETTERED[place : place + 1] else int(letter == LETTERED[0])
        follows = at + 1 < end and (below := BULLETED.match(lines[at + 1])) and below["label"]
        if match and place and (place > 1 or (follows and _letter(follows) == LETTERED[1])):
            lines[at] = f"{place}. {match['text']}"
