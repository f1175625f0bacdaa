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
KEY = re.compile(
    r"[ \t]*ANSWERS?:[ \t]*(?P<letters>\(?[A-Z]\)?(?:[ \t]*(?:,|;|and|&)?[ \t]*[A-Z]\b)*)[ \t.]*", re.IGNORECASE
)
NUMBER = re.compile(r"(?:(?:question|q)[ .]*)?\d+[.):][ \t]+", re.IGNORECASE)
EXPLAINED = re.compile(r"[ \t]*(?:EXPLANATION|FEEDBACK|RATIONALE|REASON):[ \t]*(?P<text>.*)", re.IGNORECASE)


@dataclass(slots=True)
class _Asked:
    """A question as far as its lines are read."""

    lines: list[str] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)  # lines by letter
    right: str = ""  # letters
    explained: list[str] = field(default_factory=list)


def draft_of(file: SourceFile, reading: Reading) -> Draft:
    """All questions of a file."""
    quiz, asked, blank = Quiz(reading), _Asked(), False
    for line in file.text().split("\n"):
        explained = EXPLAINED.fullmatch(line)
        if not line.strip():
            blank = True
            continue
        if asked.right and not (explained or (asked.explained and not blank)):
            _add(asked, quiz)
            asked = _Asked()
        _take(line, asked, explained)
        blank = False
    _add(asked, quiz)
    return quiz.draft(name_of(file))


def _take(line: str, asked: _Asked, explained: re.Match[str] | None) -> None:
    answer, key = ANSWER.fullmatch(line), KEY.fullmatch(line)
    if asked.right:
        asked.explained.append(explained["text"] if explained else line.strip())
    elif key and asked.answers:
        asked.right = "".join(re.findall(r"\b[A-Z]\b", key["letters"].upper()))
    elif answer and answer["letter"].upper() == chr(65 + len(asked.answers)):
        asked.answers[answer["letter"].upper()] = [answer["text"].strip()]
    elif asked.answers:
        asked.answers[next(reversed(asked.answers))].append(line.strip())
    else:
        asked.lines.append(line.strip())


def _add(asked: _Asked, quiz: Quiz) -> None:
    where = quiz.where
    text = NUMBER.sub("", "\n".join(asked.lines), count=1).strip()
    said = (Paragraph(words(text), where),) if text else ()
    if not asked.answers:
        quiz.add(*said)
        return
    several = len(asked.right) > 1
    part = Fraction(1, max(1, len(asked.right)))
    answers = [
        (words("\n".join(lines)), part if letter in asked.right else -part * several, ())
        for letter, lines in asked.answers.items()
    ]
    title, intro = titled(said)
    explained = (Paragraph(words("\n".join(asked.explained)), where),) if asked.explained else ()
    rights = quiz.choice(answers, where, several=several)
    more: dict[str, Any] = {"title": title, "intro": intro, "explanation": explained, "where": where}
    quiz.add(quiz.question(answers=rights, several=several, **more))
