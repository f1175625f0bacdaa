"""Answers whose right one is marked in a way of its own: at the end of the line, in bold, or by a letter below."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.parse.normalise.line_slips import WIDE, keep_feedback
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LABEL = r"\\?\(?(?:[a-hA-H1-9]|[ivx]{1,4}|[IVX]{1,4})\\?[.)]|[A-H](?::|[ ][-\u2013])|\u00a9"
BULLETED = pattern(rf"^ {{0,3}}(?P<star>\*?)(?:[-*+]|(?P<label>{LABEL}))[ \t\u00a0]+(?P<text>\S.*)$")
IN_BOLD = pattern(rf"^ {{0,3}}(\*\*|__|==)(?P<inner>(?:{LABEL})[ \t\u00a0]+[^*_=]+)\1[ \t\\]*$")
BOLD = pattern(r"^(?:(\*\*|__|==)|<(?P<tag>b|strong|mark|u)>)(?P<text>[^*_=<]+)(?(tag)</(?P=tag)>|\1)$")
LONGEST_KEY = 300  # characters of a line that names the right answers
LETTERED = "abcdefgh"
BOXED = pattern(r"^\s*- \[(?P<mark>[ x])\] (?P<text>.*)$")
WORD = r"(?:this is )?(?:the )?(?:{})(?: (?:answer|one|option|choice))?[!.]?"
AT_END = pattern(
    r"[ \t\u00a0]*(?:[\[(][ ]*(?P<mark>[xX\u2713\u2714\u2611\u2705]?)[ ]*[\])]"
    r"|(?P<tick>[\u2713\u2714\u2705\u2611]\ufe0f?)|(?P<cross>[\u2717\u2718\u274c]\ufe0f?)"
    rf"|[*_]*[(\[][*_]*(?P<word>{WORD.format('correct|right')})[*_]*[)\]][*_]*"
    rf"|[*_]*[(\[][*_]*(?P<wrong>{WORD.format('incorrect|wrong|not correct')})[*_]*[)\]][*_]*"
    r"|(?:[-=]+>|<[-=]+|[\u2190\u2192\u2013\u2014]|[ ][-:])[ ]*[*_]*"
    r"(?:(?P<arrow>(?:the )?correct(?: answer)?|right answer)|(?P<wrong_arrow>incorrect|wrong answer))[*_]*[!.]?"
    r"|(?P<star>(?<=[\s\w.?!])\*))[ \t\\]*$",
    re.IGNORECASE,
)
SIGNS = frozenset("[(\u2713\u2714\u2611\u2705\u2717\u2718\u274c<>=-:\u2190\u2192\u2013\u2014*")  # one of which it has
KEY = pattern(
    r"^[^\w\n]*(?:(?:the )?(?:correct|right|best) (?:answers?|options?|choices?|responses?)|(?:the )?answers?|ans"
    r"|correct|key|solution|ateb(?:ion)?(?: cywir)?|(?:bonne )?r\u00e9ponses?)"
    r"(?:(?: is| are)[ ]*[:=\uff1a]?|[ ]*[:=\uff1a])?(?:\*\*|__)?[ ]*(?P<text>.*)$",
    re.IGNORECASE,
)
ONE = r"\(?(?:[a-hA-H1-9]|[ivx]{1,4}|[IVX]{1,4})[.)]*"  # a letter or figure of an answer
NAMING = r"(?:(?i:answers?|options?|choices?|letters?|numbers?)[ ]+)?"
LETTERS = pattern(
    rf"^{NAMING}(?P<letters>{ONE}(?:[ ]*(?:,|;|&|and\b|\+|/)+[ ]*{NAMING}{ONE})*|[A-H](?:[ ]*[A-H])+)"
    r"(?:\*\*|__)?(?:[ ]is(?: the)? (?:correct|right)(?: answer| one| option)?)?[. ]*$"
)
LETTER = pattern(
    rf"^{NAMING}\(?(?P<letter>[a-hA-H1-9]|[ivx]{{1,4}}|[IVX]{{1,4}})"
    r"(?:[.):,;]+|[ ]*[-\u2013\u2014]|(?<=[A-H1-9])(?=[ ](?:because|as|since)\b))"
    r"(?:\*\*)?[ ]*(?P<words>\S.*)$"
)


_RIGHT, _WRONG = r"(?P<right>correct|right|true|yes)", r"(?:incorrect|wrong|false|not correct|not right|not quite|no)"
CALLED = pattern(rf"^[*_]*(?:{_RIGHT}|{_WRONG})[*_]*[ ]*[:\uff1a][*_]*[ ]*(?P<text>\S.*)$", re.IGNORECASE)
ENDS = pattern(
    rf"^(?P<text>.*\S)(?:[ ]+[-\u2013\u2014\u2192]|:|[ ]*[-=]+>)[ ]*[*_]*(?:{_RIGHT}|{_WRONG})[*_]*[.!]?[ ]*$",
    re.IGNORECASE,
)
SIGNED = pattern(
    r"^(?:(?P<right>[\u2713\u2714\u2705\u2611])|[\u2717\u2718\u274c\u2612\u2610])\ufe0f?[ \t\u00a0]*(?P<text>\S.*)$"
)
FEEDBACK = pattern(rf"^\s*(?:\\?>|&gt;)[ ]*[*_]*(?:{_RIGHT}|{_WRONG})\b", re.IGNORECASE)
REMARK = pattern(r"^ {0,3}\\?\*(?![*\s])[^*]+$")  # “*on weekdays only”, to which a star refers
COUNTED = pattern(r"^\(?(?P<letter>[A-Ha-h])[.):][ \t\u00a0]+(?P<text>\S.*)$")
FEWEST = 2
AHEAD = 12  # lines that are looked at to see what a list is


class Trust(IntEnum):
    """How likely it is that a list holds answers to choose from."""

    LISTED = 0  # only boxes, words and keys are marks
    ASKED = 1  # a question stands above: ticks and stars are, too
    NAMED = 2  # a heading calls it a question: so is bold


@frozen
class _Answer:
    label: str
    text: str
    right: bool


def _without_letters(read: dict[int, _Answer]) -> dict[int, _Answer]:
    """The answers without the letters that count them, since they are shuffled; the letters become their labels."""
    found = {at: COUNTED.match(one.text) for at, one in read.items()}
    letters = sorted(match["letter"].lower() if match else "-" for match in found.values())
    if len(found) < FEWEST or letters != list(LETTERED[: len(letters)]):
        return read
    return {at: _Answer(match["letter"], match["text"], read[at].right) for at, match in found.items() if match}


def mark_answers(lines: list[str], first: int, end: int, trust: Trust = Trust.NAMED) -> None:
    """Puts a box before each answer of a block, where it is certain which are right."""
    boxed = {at: match for at in range(first, end) if (match := BOXED.match(lines[at]))}
    if boxed:
        if key := next((at for at in range(first, min(boxed)) if is_key(lines[at])), 0):
            mark_answers(lines, first, key + 1, trust)  # a list above, which the key is about
        _mark_boxes(lines, boxed, end)
        return
    listed = {at: match for at in range(first, end) if (match := _listed(lines[at]))}
    if not listed:
        return
    starred = not any(REMARK.match(lines[at]) for at in range(first, end))
    read = {at: _by_mark(match, trust, starred=starred) for at, match in listed.items()}
    read = _without_letters(_by_bold(read, listed) if trust is Trust.NAMED else read)
    if not any(one.right for one in read.values()):
        texts = {at: _Answer(one.label, one.text, right=False) for at, one in read.items()}
        read = _by_key(lines, texts, max(listed), end)
    if trust is Trust.NAMED and not any(one.right for one in read.values()):
        read = _by_verdict(lines, read, end)
    if any(one.right for one in read.values()):
        for at, one in read.items():
            lines[at] = f"- [{'x' if one.right else ' '}] {one.text}"
        keep_feedback(lines, read, end)


def _mark_boxes(lines: list[str], boxed: Mapping[int, re.Match[str]], end: int) -> None:
    """Boxes of which none is marked, by what says so behind them or below; else what says once more what they say."""
    read = {
        at: _by_mark(found, Trust.LISTED)
        for at, match in boxed.items()
        if (found := BULLETED.match(f"- {match['text']}"))
    }
    bare = _without_letters({at: _Answer("", match["text"], right=False) for at, match in boxed.items()})
    read = _without_letters(read)
    if not any(match["mark"] == "x" for match in boxed.values()):
        read = read if any(one.right for one in read.values()) else _by_key(lines, read, max(boxed), end)
        marked = {at for at, one in read.items() if one.right}
    else:
        marked = {at for at, match in boxed.items() if match["mark"] == "x"}
    for at, one in read.items():
        sure = one.right == (at in marked)  # else it is not a mark of this box
        indent = lines[at].partition("-")[0]
        lines[at] = f"{indent}- [{'x' if at in marked else ' '}] {one.text if sure else bare[at].text}"


def _listed(line: str) -> re.Match[str] | None:
    bold = IN_BOLD.match(line)
    return None if WIDE.search(line) else BULLETED.match(f"*{bold['inner']}" if bold else line)


def letters_follow(lines: Sequence[str], at: int, end: int) -> bool:
    """Whether a line is counted with an a or an i, and the next that is counted with a b or ii."""
    labels = [
        _letter(match["label"])
        for line in lines[at : min(end, at + AHEAD)]
        if (match := _listed(line)) and match["label"]
    ]
    return labels[:2] in (["a", "b"], ["i", "ii"])


def is_listed(line: str) -> re.Match[str] | None:
    """Whether a line is one of a list, its label apart."""
    return _listed(line)


def is_marked(line: str) -> bool:
    """Whether a line is one of a list, and says at its end that it is right."""
    match = _listed(line)
    return bool(match and _by_mark(match, Trust.ASKED).right)


def is_key(line: str) -> bool:
    """Whether a line says which answer is right."""
    match = KEY.match(line) if len(line) < LONGEST_KEY else None
    return bool(match and (LETTERS.match(match["text"].rstrip(" *_)")) or LETTER.match(match["text"])))


def _by_key(lines: list[str], read: dict[int, _Answer], last: int, end: int) -> dict[int, _Answer]:
    """The answers that a line below them names by letter, figure, place or words; what it says besides explains."""
    for at in range(last, end):
        match = KEY.match(lines[at]) if len(lines[at]) < LONGEST_KEY else None
        if not match:
            continue
        text = match["text"].strip(" *_")
        named, rest = _named(text.removesuffix(")") if lines[at].lstrip(" *_").startswith("(") else text, read)
        if named:
            lines[at] = f"Explanation: {rest}" if rest else ""
            return {place: _Answer(one.label, one.text, place in named) for place, one in read.items()}
    return read


def _named(text: str, read: Mapping[int, _Answer]) -> tuple[set[int], str]:
    """Which answers are named, and what else is said."""
    listed, one = LETTERS.match(text), LETTER.match(text)
    by_words = {at for at, answer in read.items() if _bare(answer.text) == _bare(text)}
    if by_words:
        return by_words, ""
    names = _names(listed["letters"]) if listed else set()
    rest = ""
    if one and not listed:
        names, rest = {one["letter"].lower()}, one["words"].strip(" *_")
    found: set[int] = set()
    if any(name.isdigit() for name in names) and any(
        not answer.label and answer.text[:1].isdigit() for answer in read.values()
    ):
        return found, ""  # a place, or what the answer begins with?
    for place, (at, answer) in enumerate(read.items()):
        own = {_letter(answer.label)} if answer.label else {LETTERED[place : place + 1], str(place + 1)}
        if names & own:
            found.add(at)
            rest = "" if _bare(rest) == _bare(answer.text) else rest
    return found, rest


def _names(letters: str) -> set[str]:
    """The letters and figures of a key, such as “b and c”, “B C”, “BC” or “ii”."""
    names: set[str] = set()
    for word in re.findall(r"[a-z]+|\d", letters.lower()):
        together = len(word) > 1 and set(word) <= set(LETTERED) and list(word) == sorted(set(word))
        names |= set(word) if together else {word}
    return names


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _letter(label: str) -> str:
    return "c" if label == "\u00a9" else label.strip("().:-\u2013\\ ").lower()  # which word processors make of “(c)”


def _by_mark(match: re.Match[str], trust: Trust, *, starred: bool = True) -> _Answer:
    text = match["text"].rstrip(" \t\\")
    found = None if SIGNS.isdisjoint(text) else AT_END.search(text)
    if found and found["star"] and (not starred or text.count("*") > 1):  # it closes italics, or refers to a remark
        found = None
    if found and trust is Trust.LISTED and not any(found[name] for name in ("word", "wrong", "arrow", "wrong_arrow")):
        found = None
    star = bool(match["star"]) and trust > Trust.LISTED
    if not found:
        return _Answer(match["label"] or "", text, star)
    right = any(found[name] for name in ("mark", "tick", "word", "arrow", "star"))
    return _Answer(match["label"] or "", text[: found.start()], right or star)


def _by_verdict(lines: Sequence[str], read: dict[int, _Answer], end: int) -> dict[int, _Answer]:
    """The answers of which each is called right or wrong: before it, behind it, or in the feedback below it."""
    for known in (CALLED, ENDS, SIGNED):
        found = {at: known.match(one.text) for at, one in read.items()}
        rights = {at: bool(match["right"]) for at, match in found.items() if match}
        if len(rights) == len(read) and len(set(rights.values())) > 1:
            return {at: _Answer(read[at].label, match["text"], rights[at]) for at, match in found.items() if match}
    below = zip(read, [*list(read)[1:], end], strict=True)
    feedback = {at: next((one for one in map(FEEDBACK.match, lines[at + 1 : last]) if one), None) for at, last in below}
    rights = {at: bool(match["right"]) for at, match in feedback.items() if match}
    if len(rights) == len(read) and len(set(rights.values())) > 1:
        return {at: _Answer(one.label, one.text, rights[at]) for at, one in read.items()}
    return read


def _by_bold(read: dict[int, _Answer], listed: Mapping[int, re.Match[str]]) -> dict[int, _Answer]:
    """The answers in bold are right, where some are and nothing else marks any."""
    bold = {at: match["text"] for at, one in read.items() if (match := BOLD.match(one.text))}
    if any(one.right for one in read.values()) or not bold or len(bold) == len(listed):
        return read
    return {at: _Answer(one.label, bold.get(at, one.text), at in bold) for at, one in read.items()}


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
