"""Lines of a text2qti file as questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.importers.draft import Gap, Gaps, Number, Paragraph, Reflection, plain, words
from builder.importers.fragment import Surroundings, elements_of
from builder.importers.lines import in_a_line
from builder.importers.numbers import Right, number_of
from builder.importers.quiz import Quiz
from builder.importers.titles import name_of, titled
from builder.parse.markdown import plain_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Elements, Inline
    from builder.importers.source import SourceFile

# What a line begins with, and what it is then.
BEGINNINGS = {
    "asked": r"\d+\.[ \t]+",
    "choice": r"(?P<right>\*?)[a-zA-Z]\)[ \t]+",
    "tick": r"\[(?P<ticked>\*| ?)\][ \t]+",
    "typed": r"\*[ \t]+",
    "number": r"=[ \t]*",
    "said": r"\.\.\.[ \t]+",
    "if_right": r"\+[ \t]+",
    "if_wrong": r"-[ \t]+",
    "essay": r"_{3,}[ \t]*$",
    "upload": r"\^{3,}[ \t]*$",
    "quiz": r"quiz (?P<quiz>title|description):[ \t]*",
    "title": r"title:[ \t]*",
    "points": r"points:[ \t]*",
    "text": r"text(?:_title| title)?:[ \t]*",
    "group": r"GROUP[ \t]*$",
    "end": r"END_GROUP[ \t]*$",
    "pick": r"(?:pick|solutions pick):[ \t]*",
    "each": r"points per question:[ \t]*",
    "option": r"(?:shuffle answers|show correct answers|one question at a time|can't go back|feedback is solution"
    r"|solutions sample groups|solutions randomize groups|latex render url):[ \t]*",
}
KINDS = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in BEGINNINGS.items()}
FENCE = re.compile(r"(?P<ticks>`{3,})\s*\{(?P<how>[^}]*)\}")
RANGE = re.compile(r"\[\s*(?P<least>[^,\]]+),\s*(?P<most>[^,\]]+)\]")
FORMULA = re.compile(r"(?<![\\$])\$(?=\S)[^$\n]*\S\$")
OF_QUESTION = {"choice", "tick", "typed", "number", "said", "if_right", "if_wrong", "essay", "upload"}


@dataclass(slots=True)
class _Line:
    """A line with those that go on with it."""

    kind: str  # of BEGINNINGS; "": none of them
    text: str
    mark: str = ""
    feedback: list[str] = field(default_factory=list)


def draft_of(file: SourceFile, reading: Reading) -> Draft:
    """All questions of a file."""
    reader = _Reader(Quiz(reading), name_of(file))
    for line in _lines(file.text(), reading):
        reader.take(line)
    reader.finish()
    return reader.quiz.draft(reader.title, details={"summary": reader.summary} if reader.summary else None)


def _lines(text: str, reading: Reading) -> Iterator[_Line]:
    """Lines by what they begin with, each with those that go on with it."""
    last: _Line | None = None
    for raw in _without_comments(text, reading):
        if last and (raw.startswith("  ") or not raw.strip()):
            last.text += f"\n{raw.strip()}"
        elif raw.strip():
            if last:
                yield last
            last = _line(raw)
    if last:
        yield last


def _without_comments(text: str, reading: Reading) -> Iterator[str]:
    """Lines without comments and code that is to run, which are left out."""
    left: list[str] = []
    until = ""
    for raw in text.expandtabs(4).split("\n"):
        fence = FENCE.match(raw)
        if until:
            left.append(raw)
            until = "" if raw.strip() == until else until
        elif raw.strip() == "COMMENT":
            until = "END_COMMENT"
        elif fence and ".run" in fence["how"]:
            until = fence["ticks"]
            reading.doubt("", "A program wrote some of the questions.", "Run it, and import what it writes.")
        elif raw.startswith("%"):
            left.append(raw)
        else:
            yield raw
    if left:
        reading.leave_out("comments and programs", "", " ".join(left))


def _line(raw: str) -> _Line:
    for kind, pattern in KINDS.items():
        match = pattern.match(raw)
        if match:
            mark = next((value for value in match.groups() if value is not None), "")
            return _Line(kind, raw[match.end() :], mark)
    return _Line("", raw)


@dataclass(slots=True)
class _Reader:
    """A quiz as far as it is read."""

    quiz: Quiz
    title: str
    summary: str = ""
    group: str = ""
    groups: int = 0
    worth: Fraction | None = None  # each question of the group
    points: Fraction | None = None  # the next question
    name: str = ""
    lines: list[_Line] = field(default_factory=list)  # of the question that is being read

    def take(self, line: _Line) -> None:
        """One line: of the question, or one that ends it."""
        text = line.text.strip()
        if self.lines and line.kind in OF_QUESTION:
            after = self.lines[-1]
            if line.kind == "said" and after.kind in {"choice", "tick"}:
                after.feedback.append(text)
            else:
                self.lines.append(line)
            return
        self.finish()
        if line.kind == "asked":
            self.lines = [line]
        elif line.kind in {"title", "points", "quiz", "option"}:
            self.say(line, text)
        elif line.kind in {"group", "end", "pick", "each"}:
            self.gather(line, text)
        else:
            self.quiz.add(*self.elements(line.text, f"before {self.quiz.where}"), category=self.group)

    def say(self, line: _Line, text: str) -> None:
        """What is said of the quiz, or of the question that comes next."""
        match line.kind:
            case "quiz" if line.mark.lower() == "title":
                self.title = text or self.title
            case "quiz":
                self.summary = plain(self.line(text))
            case "title":
                self.name = text
            case "points":
                self.points = _fraction(text)
            case _:
                self.quiz.reading.leave_out("settings of the quiz in Canvas", "", text)

    def gather(self, line: _Line, text: str) -> None:
        """Where a group of questions begins and ends, and how many of it are asked."""
        match line.kind:
            case "group":
                self.groups += 1
                self.group, self.worth = f"Group {self.groups}", None
                self.quiz.draws[self.group] = 1
            case "end":
                self.group, self.worth = "", None
            case "pick":
                self.quiz.draws[self.group] = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1  # noqa: PLR2004
            case _:
                self.worth = _fraction(text)

    def elements(self, text: str, where: str = "") -> Elements:
        """Markdown as elements."""
        where = where or self.quiz.where
        if FORMULA.search(text):
            what = "It holds a formula in the letters of TeX, which learners would see as they are typed."
            self.quiz.doubt(where, what, "Write it in words, or as a picture with a description.")
        return elements_of(plain_html(text.strip()), Surroundings(self.quiz.reading, where))

    def line(self, text: str) -> Inline:
        """Markdown as one line."""
        return in_a_line(self.elements(text))

    def finish(self) -> None:
        """The question whose lines are read, if there is one."""
        if not self.lines:
            return
        where = self.quiz.where
        asked, *rest = self.lines
        title, intro = titled(self.elements(asked.text), self.name or where.capitalize())
        if self.name and title != words(self.name):
            self.quiz.reading.leave_out("names of questions, which learners did not see", where, self.name)
        feedback = [line for line in rest if line.kind in {"said", "if_right", "if_wrong"}]
        explanation, if_right, if_wrong = (
            tuple(one for line in feedback if line.kind == kind for one in self.elements(line.text))
            for kind in ("said", "if_right", "if_wrong")
        )
        more = {"title": title, "intro": intro, "explanation": explanation, "where": where, "category": self.group}
        if any(line.kind in {"choice", "tick"} for line in rest):
            more |= {"if_right": if_right, "if_wrong": if_wrong}
        else:
            more["explanation"] = (*if_right, *if_wrong, *explanation)
        marks = self.points or self.worth
        self.quiz.add(
            self.activity([line for line in rest if line not in feedback], more), category=self.group, marks=marks
        )
        self.lines, self.points, self.name = [], None, ""

    def activity(self, rest: list[_Line], more: dict[str, Any]) -> Element:
        """The question, by the lines below it."""
        where = self.quiz.where
        kinds = {line.kind for line in rest}
        if kinds & {"choice", "tick"}:
            several = "tick" in kinds
            rights = sum("*" in line.mark for line in rest) or 1
            shares = [
                Fraction(1, rights if several else 1) if "*" in line.mark else Fraction(-several, rights)
                for line in rest
            ]
            answers = [
                (self.line(line.text), share, tuple(one for note in line.feedback for one in self.elements(note)))
                for line, share in zip(rest, shares, strict=True)
            ]
            return self.quiz.question(
                answers=self.quiz.choice(answers, where, several=several), several=several, **more
            )
        if "typed" in kinds:
            gap = Gap(tuple(" ".join(line.text.split()) for line in rest if line.kind == "typed"))
            return Gaps(text=(Paragraph((gap,), where),), **more)
        number = next((line for line in rest if line.kind == "number"), None)
        if number:
            right, accept = _number(number.text)
            return Number(right=right, accept=accept, **more)
        if "upload" in kinds:
            what = "Learners had to hand in a file. Here they write for themselves."
            self.quiz.doubt(where, what, "Say where to send the file, or leave it out.")
        return Reflection(**more)


def _number(text: str) -> tuple[str, str]:
    """`5`, `1.4142 +- 0.0001`, `100 +- 5%` or `[1, 2]` as an author would write it."""
    typed = text.strip()
    match = RANGE.fullmatch(typed)
    if match:
        least, most = number_of(match["least"]), number_of(match["most"])
        return (
            (typed, "") if least is None or most is None else Right(None, min(least, most), max(least, most)).in_words()
        )
    number, _, slack = typed.partition("+-")
    right, around = number_of(number), number_of(slack.strip().removesuffix("%")) if slack.strip() else Decimal(0)
    if right is None or around is None:
        return typed, ""
    if slack.strip().endswith("%"):
        around = abs(right) * around / 100
    return Right(right, right - around, right + around).in_words()


def _fraction(text: str) -> Fraction | None:
    number = number_of(text)
    return Fraction(number) if number is not None and number >= 0 else None
