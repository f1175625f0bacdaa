"""Which column of a table of questions holds what, guessed from its heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NOTHING = "nothing"
LETTER = r"(?P<letter>[a-j]|\d{1,2})"  # the answer that a column belongs to
OFFERED = r"(?:possible )?(?:answers?|options?|choices?|alternatives?|responses?|opt|ans)(?: text)?"
FEEDBACK = r"(?:feedback|rationale|explanation|comments?|reason)"
RIGHT, WRONG = r"(?:correct|right|positive)", r"(?:incorrect|wrong|negative)"
# What a heading says, in the order in which it is tried.
ROLES: dict[str, tuple[str, ...]] = {
    "feedback on an answer": (
        rf"{FEEDBACK}(?: (?:for|on|to))?(?: {OFFERED})? {LETTER}",
        rf"(?:{OFFERED} )?{LETTER} {FEEDBACK}",
    ),
    "feedback if right": (
        rf"{RIGHT}(?: answer)? (?:feedback|response|message)",
        rf"(?:feedback|response) (?:if|when|for) {RIGHT}.*",
    ),
    "feedback if wrong": (
        rf"{WRONG}(?: answers?)? (?:feedback|response|message)",
        rf"(?:feedback|response) (?:if|when|for) {WRONG}.*",
    ),
    "explanation": (
        rf"(?:general |overall |question |answer )?{FEEDBACK}s?(?: text)?",
        r"why|justification",
    ),
    "type": (r"(?:question |item )?(?:type|kind|format)(?: of question)?", r"qtype"),
    "wrong answer": (
        r"(?:wrong|incorrect|false|other) (?:answers?|options?|choices?)(?: \d{1,2})?",
        r"(?:distract[oe]rs?|wrong|incorrect)(?: \d{1,2})?",
    ),
    "right answer": (
        (
            r"(?:the )?(?:correct|right|true|best)(?: answers?| options?| choices?| response| one)?"
            r"(?: (?:letters?|numbers?|key|index|text|\d{1,2}))?"
        ),
        r"is (?:it )?(?:correct|right|true)",
        r"answer key|key|solutions?|model answer",
    ),
    "answer": (rf"{OFFERED} ?{LETTER}", r"(?P<letter>[a-h])", rf"(?P<letter>\d{{1,2}})(?:st|nd|rd|th)? {OFFERED}"),
    "answers": (OFFERED,),
    "hint": (r"hints?|clues?|tips?",),
    "marks": (
        r"(?:max(?:imum)? |question )?(?:marks?|points?|scores?|weight|grade|worth)(?: possible| available)?",
        r"pts",
    ),
    "category": (
        (
            r"(?:question )?(?:categor(?:y|ies)|topics?|banks?|question banks?|sections?|subjects?|modules?|units?"
            r"|themes?|chapter|pool|group)(?: name| title)?"
        ),
    ),
    "question": (
        r"(?:the )?(?:questions?|question (?:text|stem|title)|stem|prompt|statement|item|q)(?: text| asked)?",
    ),
}
PATTERNS = {role: tuple(map(re.compile, patterns)) for role, patterns in ROLES.items()}
OFFERED_ROLES = (*ROLES, NOTHING)


@frozen
class Column:
    """A column of a table."""

    at: int  # from 0
    heading: str
    role: str
    of: str = ""  # which answer it belongs to, as its heading says: “a”, “1”


def normalised(heading: str) -> str:
    """A heading in plain words: “Answer_1 - max 75 characters” is “answer 1”."""
    plain = re.sub(r"\([^)]*\)|\[[^\]]*\]|\s[-–:]\s.*", " ", heading)
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", plain)).lower().split())


def role_of(heading: str) -> tuple[str, str]:
    """What a column holds, and of which answer."""
    words = normalised(heading)
    for role, patterns in PATTERNS.items():
        match = next(filter(None, (pattern.fullmatch(words) for pattern in patterns)), None)
        if match:
            return role, match.groupdict().get("letter") or ""
    if "question" in words.split() and not re.search(r"\b(?:id|no|number|name|code|image|picture|time)\b", words):
        return "question", ""
    return NOTHING, ""


def columns(headings: Sequence[str], roles_given: Mapping[str, str]) -> list[Column]:
    """The columns of a table; `roles_given`: what the author says of some, by their heading."""
    found = []
    for at, heading in enumerate(headings):
        role, of = role_of(heading) if heading.strip() else (NOTHING, "")
        own = roles_given.get(heading.strip(), "")
        found.append(Column(at, heading.strip(), own or role, of))
    return _with_answers(_apart(found), roles_given)


def _apart(found: list[Column]) -> list[Column]:
    """Each column of an answer with a name of its own; they are counted where no heading names them."""
    answers = [one.at for one in found if one.role == "answer"]
    counted = not any(one.of for one in found if one.role == "answer")
    taken: set[str] = set()
    result = []
    for one in found:
        of = one.of
        if one.role == "answer":
            of = str(answers.index(one.at) + 1) if counted else of if of and of not in taken else f"column {one.at}"
            taken.add(of)
        result.append(Column(one.at, one.heading, one.role, of))
    return result


def _with_answers(found: list[Column], roles_given: Mapping[str, str]) -> list[Column]:
    """Where answers have no column but one called “Answer”, that is what is right, unless another is."""
    roles = {one.role for one in found}
    if "answers" in roles and "right answer" not in roles:
        return [
            Column(one.at, one.heading, "right answer")
            if one.role == "answers" and one.heading not in roles_given
            else one
            for one in found
        ]
    return found


def heading_row(rows: Sequence[Sequence[str]], roles_given: Mapping[str, str]) -> int | None:
    """Which of the first rows holds the headings: the one with a question and an answer in it."""
    for at, row in enumerate(rows[:20]):
        roles = {one.role for one in columns(row, roles_given)}
        if "question" in roles and roles & {"answer", "answers", "right answer", "wrong answer", "type"}:
            return at
    return next(
        (at for at, row in enumerate(rows[:20]) if any(roles_given.get(cell.strip()) == "question" for cell in row)),
        None,
    )
