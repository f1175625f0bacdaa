"""What says which answers are right: a line below a question, or a list of letters at the end of all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.importers.answer_lines import unmarked
from builder.importers.draft import Bullets, Element, Heading, Paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEY = re.compile(
    r"^\s*(?:the )?(?:correct |right )?(?:answers?|ans|key)(?: is| are)?\s*[:=–-]\s*(?P<text>\S.*)$", re.IGNORECASE
)
LETTERS = re.compile(
    r"^\(?(?P<letters>[a-h](?:\)?\s*(?:,|;|&|and)\s*\(?[a-h])*)(?:[).:]|$|\s+[–-])\s*(?P<more>.*)$", re.IGNORECASE
)
HEAD = re.compile(
    r"^\s*(?:(?:the |quiz |correct |right )*answers?(?: key| sheet)?|key|mark scheme|solutions?|atebion)\s*[:.–-]?\s*$",
    re.IGNORECASE,
)
_LETTERS = r"[A-Ha-h](?:\s*(?:,|&|and|\+|/)\s*[A-Ha-h])*(?![A-Za-z])"
ENTRY = re.compile(rf"(?:[Qq](?:uestion)?\s*)?(?P<number>\d{{1,3}})\s*[.):=–-]*\s*\(?(?P<letters>{_LETTERS})\)?\.?")
ENTRIES = re.compile(
    rf"^\s*(?P<head>(?:the )?(?:correct |right )?(?:answers?|key)(?: key)?\s*[:–-]?\s+)?"
    rf"(?P<entries>(?:{re.sub(r'[?]P<[a-z]+>', '?:', ENTRY.pattern)}[\s,;|]*)+)$",
    re.IGNORECASE,
)
FEWEST = 2  # entries of a list that does not say what it is


@frozen
class AnswerKey:
    """The right answers of several questions by the questions' numbers."""

    letters: Mapping[str, frozenset[int]]  # counted from 0
    end: int  # where it ends


def named(letters: str) -> frozenset[int]:
    """The places of letters such as “a and c”, counted from 0."""
    return frozenset(ord(letter.lower()) - ord("a") for letter in re.findall(r"\b[a-hA-H]\b", letters))


def answer_key(elements: Sequence[Element], at: int, *, headed: bool = False) -> AnswerKey | None:
    """The list of right answers that begins there; None where none does. `headed`: the page's title says it is one."""
    one = elements[at]
    if isinstance(one, Heading | Paragraph) and HEAD.match(plain(unmarked(one.text))):
        headed, at = True, at + 1
    elif isinstance(one, Paragraph):
        match = ENTRIES.match(" ".join(plain(unmarked(one.text)).split()))
        headed = headed or bool(match and match["head"])
    found: list[tuple[str, frozenset[int]]] = []
    while at < len(elements):
        entries = _entries(elements[at], headed=headed)
        if not entries:
            break
        found += entries
        at += 1
    letters = dict(found)
    if len(letters) < len(found) or len(found) < (1 if headed else FEWEST):
        return None
    return AnswerKey(letters, at)


def _entries(one: Element, *, headed: bool) -> list[tuple[str, frozenset[int]]]:
    """What a paragraph or a list says of questions by their numbers."""
    if headed and isinstance(one, Bullets) and one.ordered:
        texts = [plain(item.text).strip(" .()") for item in one.items]
        if all(re.fullmatch(_LETTERS, text) for text in texts):
            return [(str(one.start + at), named(text)) for at, text in enumerate(texts)]
    match = ENTRIES.match(" ".join(plain(unmarked(one.text)).split())) if isinstance(one, Paragraph) else None
    entries = (
        [(entry["number"], named(entry["letters"])) for entry in ENTRY.finditer(match["entries"])] if match else []
    )
    enough = headed or (match and match["head"]) or len(entries) >= FEWEST
    return entries if enough else []
