"""Lines of an Aiken file as questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Paragraph, words
from builder.importers.quiz import Quiz
from builder.importers.titles import name_of, titled

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft
    from builder.importers.source import SourceFile

ANSWER = re.compile(r"[ \t]*(?P<letter>[A-Za-z])[.)][ \t]*(?P<text>\S.*)")
KEY = re.compile(r"[ \t]*ANSWERS?[ \t]*:[ \t]*(?P<text>\S.*)", re.IGNORECASE)
LETTERS = re.compile(
    r"(?P<letters>\(?[A-Z]\)?(?:[ \t]*(?:,|;|and|&)?[ \t]*[A-Z]\b)*)[ \t.]*(?:[,;:.(–-]+[ \t]*(?P<why>\S.*))?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?:(?:question|q)[ .]*)?\d+[.):][ \t]+", re.IGNORECASE)
EXPLAINED = re.compile(r"[ \t]*(?:EXPLANATION|FEEDBACK|RATIONALE|REASON):[ \t]*(?P<text>.*)", re.IGNORECASE)


@dataclass(slots=True)
class _Question:
    """A question as far as its lines are read."""

    lines: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)  # lines by letter
    key: str = ""  # what its last line calls right
    explained: list[str] = field(default_factory=list)


def draft_of(file: SourceFile, reading: Reading) -> Draft:
    """All questions of a file."""
    quiz, question, blank = Quiz(reading), _Question(), False
    for line in file.text().split("\n"):
        if not line.strip():
            blank = True
            continue
        begun = _begun(line, question, blank=blank)
        if begun is not None:
            _add(question, quiz)
            question = _Question(begun)
        _take(line, question)
        blank = False
    _add(question, quiz)
    return quiz.draft(name_of(file))


def _begun(line: str, question: _Question, *, blank: bool) -> list[str] | None:
    """The lines above this one that belong to its question, where that is a new one; None: it goes on with the last.

    A question whose line `ANSWER:` is missing ends at an empty line, and where answers begin at A again.
    """
    answer = ANSWER.fullmatch(line)
    letter = answer["letter"].upper() if answer else ""
    if EXPLAINED.fullmatch(line) or not question.answers:
        return None
    if question.key:
        return [] if blank or not question.explained else None
    if KEY.fullmatch(line) or letter == chr(65 + len(question.answers)):
        return None
    if letter == "A":
        last = question.answers[next(reversed(question.answers))]
        question.answers[next(reversed(question.answers))], stem = last[:1], last[1:]
        return stem
    return [] if blank else None


def _take(line: str, question: _Question) -> None:
    answer, key, explained = ANSWER.fullmatch(line), KEY.fullmatch(line), EXPLAINED.fullmatch(line)
    if question.key or (explained and question.answers):
        question.explained.append(explained["text"] if explained else line.strip())
    elif key and question.answers:
        question.key = key["text"].strip()
    elif answer and answer["letter"].upper() == chr(65 + len(question.answers)):
        question.answers[answer["letter"].upper()] = [answer["text"].strip()]
    elif question.answers:
        question.answers[next(reversed(question.answers))].append(line.strip())
    else:
        question.lines.append(line.strip())


def _right(question: _Question) -> tuple[str, str]:
    """The letters of the right answers, and why; none where that is not for sure."""
    for letter, lines in question.answers.items():
        if len(question.key) > 1 and " ".join(lines).casefold() == question.key.casefold():
            return letter, ""
    found = LETTERS.fullmatch(question.key)
    letters = "".join(re.findall(r"\b[A-Z]\b", found["letters"].upper())) if found else ""
    why = (found["why"] or "").strip(" )") if found else ""
    others = (set(re.findall(r"\b[A-Z]\b", why)) - set(letters)) & set(question.answers)
    return ("", "") if others or not set(letters) <= set(question.answers) else (letters, why)


def _add(question: _Question, quiz: Quiz) -> None:
    where = quiz.where
    text = NUMBER.sub("", "\n".join(question.lines), count=1).strip()
    elements = (Paragraph(words(text), where),) if text else ()
    if not question.answers:
        quiz.add(*elements)
        return
    right, why = _right(question)
    if question.key and not right:
        quiz.doubt(
            where,
            f"“ANSWER: {question.key}” does not tell for sure which answer is right.",
            "Put an x in the box of the right one.",
        )
    several = len(right) > 1
    part = Fraction(1, max(1, len(right)))
    answers = [
        (words("\n".join(lines)), part if letter in right else -part * several, ())
        for letter, lines in question.answers.items()
    ]
    title, intro = titled(elements)
    explanation = "\n".join(filter(None, [why[:1].upper() + why[1:], *question.explained]))
    explained = (Paragraph(words(explanation), where),) if explanation else ()
    rights = quiz.choice(answers, where, several=several)
    more: dict[str, Any] = {"title": title, "intro": intro, "explanation": explained, "where": where}
    quiz.add(quiz.question(answers=rights, several=several, **more))
