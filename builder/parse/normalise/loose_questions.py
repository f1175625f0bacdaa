"""Questions without a heading: answers below a numbered item, a line in bold or a sentence that asks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.parse.normalise.answer_slips import AHEAD, Trust, is_key, is_listed, is_marked, letters_follow
from builder.parse.normalise.near_headings import COUNTED, PARTED
from builder.parse.normalise.shapes import has_answers, is_boxed, is_words, words_of
from builder.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.parse.keywords import Keywords

DEEPEST, BLOCK_LEVEL = 6, 3
LONGEST_STEM = 300  # characters of a paragraph that can be a question
LISTED = pattern(r"^(?P<indent> *)(?:\(?\d{1,3}[.)]|[Qq]\d{0,3}[.):]|[-*+\u2022])[ \t\u00a0]+(?P<text>\S.*)$")
ASKS = pattern(r"[?:\u2026][ )\"\u201d\u2019*_]*(?:\([^()]*\)[ .*_]*)?$|\.\.\.[ *_]*$")
TASK = pattern(r"^(?:choose|select|tick|pick|mark)\b", re.IGNORECASE)
PROMPT = pattern(rf"{TASK.pattern}|^(?:which|what|who|when|where|why|how|complete)\b", re.IGNORECASE)


@frozen
class Stem:
    """The paragraph that asks."""

    first: int
    end: int  # of its lines
    text: str
    indent: int  # of its answers
    asks: bool  # whether it is a question by its words
    last: int = 0  # end of the lines that belong to it


def loose_questions(seen: Sequence[str], first: int, end: int) -> list[Stem]:
    """The questions without a heading between two lines."""
    found: list[Stem] = []
    stems = _stems(seen, first, end)
    for number, stem in enumerate(stems):
        last = stems[number + 1].first if number + 1 < len(stems) else end
        if has_answers(seen[stem.end : last], Trust.ASKED if stem.asks else Trust.LISTED):
            found.append(replace(stem, last=last))
    return found


def give_headings(stems: Sequence[Stem], level: int, lines: list[str], seen: list[str], keywords: Keywords) -> None:
    """Makes a heading, below one of a level, of what each question asks."""
    marks = "#" * min(DEEPEST, max(BLOCK_LEVEL, level + 1))
    for stem in stems:
        _write(f"{marks} {_proper(stem.text, keywords)}", stem.first, lines, seen)
        for at in range(stem.first + 1, stem.end):
            _write("", at, lines, seen)
        for at in range(stem.end, stem.last):
            if seen[at].startswith(" "):
                indent = len(seen[at]) - len(seen[at].lstrip(" "))
                _write(seen[at][min(indent, stem.indent) :], at, lines, seen)


def _proper(stem: str, keywords: Keywords) -> str:
    name = next(words[0] for kind, words in keywords.kinds.keywords.items() if keywords.kinds.shapes[kind] == "boxes")
    for known in (COUNTED, PARTED):
        match = known.match(stem)
        if match and match["rest"] and keywords.opens(f"{match['keyword']}:") in keywords.kinds:
            return f"{match['keyword']}: {match['rest']}"
    return f"{name}: {stem}"


def _stems(seen: Sequence[str], first: int, end: int) -> list[Stem]:
    """The paragraphs right above answers."""
    found: list[Stem] = []
    at = first
    while at < end:
        if _is_answer(seen, at, end) and (stem := _stem_above(seen, found[-1].end if found else first, at)):
            found.append(stem)
            at = _past_answers(seen, at, end)
        else:
            at += 1
    return found


def _is_answer(seen: Sequence[str], at: int, end: int) -> bool:
    line = seen[at]
    if not line:
        return False
    if is_boxed(line, Trust.ASKED):
        return True
    match = is_listed(line)
    if not match:
        return False
    return letters_follow(seen, at, end) if _mark_of(line) == "letter" else _is_marked_list(seen, at, end)


def _is_marked_list(seen: Sequence[str], at: int, end: int) -> bool:
    below = takewhile(is_listed, seen[at : min(end, at + AHEAD)])
    return any(map(is_marked, below))


def _past_answers(seen: Sequence[str], at: int, end: int) -> int:
    """The line after a list of answers, blank lines and feedback in it included."""
    first = _mark_of(seen[at])
    at += 1
    while at < end and (not seen[at].strip() or seen[at].lstrip().startswith(">") or _goes_on(seen[at], first)):
        at += 1
    return at


def _goes_on(line: str, first: str) -> bool:
    """Whether a line below an answer is another one, or goes on with it; `first`: the mark of the first."""
    mark = _mark_of(line)
    return mark == first if mark else line.startswith("  ") and not LISTED.match(line)


def _mark_of(line: str) -> str:
    """What stands before a line of a list: a box, a letter, a figure or a bullet; "" before others."""
    match = is_listed(line)
    if is_boxed(line, Trust.ASKED):
        return "box"
    if match and match["label"]:
        return "figure" if match["label"].strip("().").isdigit() else "letter"
    return "bullet" if match else ""


def _stem_above(seen: Sequence[str], least: int, at: int) -> Stem | None:
    """The paragraph above a line, if it asks."""
    last = at - 1
    while last >= least and not seen[last].strip():
        last -= 1
    top = last
    if last < least:
        return None
    while (
        top > least and not LISTED.match(seen[top]) and (LISTED.match(seen[top - 1]) or is_words(seen[top - 1].strip()))
    ):
        top -= 1
    listed = LISTED.match(seen[top])
    texts = [listed["text"] if listed else seen[top], *seen[top + 1 : last + 1]]
    text = " ".join(map(str.strip, texts))
    indent = len(seen[at]) - len(seen[at].lstrip(" "))
    if listed and (is_boxed(seen[top]) or (_is_bullet(listed[0]) and indent <= len(listed["indent"]))):
        return None
    if not listed and not is_words(seen[top]):
        return None
    asks = listed or words_of(text) != text or ASKS.search(text) or PROMPT.match(text)
    if is_key(text) or not asks or len(text) > LONGEST_STEM:
        return None
    return Stem(top, last + 1, words_of(text), indent, asks="?" in text or bool(TASK.match(words_of(text))))


def _is_bullet(line: str) -> bool:
    return line.lstrip()[:1] in "-*+\u2022"


def _write(text: str, at: int, lines: list[str], seen: list[str]) -> None:
    lines[at] = seen[at] = text
