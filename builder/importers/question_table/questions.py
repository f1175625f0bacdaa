"""Lines of a table as questions."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen
from builder.importers import Ask
from builder.importers.draft import (
    Gap,
    Gaps,
    Number,
    Pairs,
    Paragraph,
    Question,
    Reflection,
    Sequence,
    TrueOrFalse,
)
from builder.importers.fragment import Surroundings, elements_of
from builder.importers.lines import in_a_line
from builder.importers.numbers import Range, number_from, number_of
from builder.importers.question_table.columns import NOTHING, OFFERED_ROLES, Column, columns, heading_row, normalised
from builder.importers.question_table.lines import TableQuestion, lines_of
from builder.importers.question_table.tables import sheets
from builder.importers.quiz import Quiz
from builder.importers.right_answers import Ways, ways_of, without_letters
from builder.importers.titles import name_of, titled
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Elements, Inline
    from builder.importers.source import SourceFile

TRUE, FALSE = {"true", "t", "cywir", "gwir"}, {"false", "f", "anghywir", "gau"}
NUMBER = re.compile(r"(?:(?:question|q)[ .]*)?\d{1,3}[.):]\s+(?=\S)", re.IGNORECASE)  # before a question
BETWEEN = re.compile(r"\s*(?:->|=>|=|→|\|\||\|)\s*")


def asked_of(file: SourceFile) -> tuple[Ask, ...]:
    """What is guessed of each column with a heading."""
    found: dict[str, str] = {}
    for sheet in sheets(file):
        at = heading_row(sheet.rows, file.options)
        first = sheet.rows[at] if at is not None else next((row for row in sheet.rows if any(row)), ())
        found |= {one.heading: one.role for one in columns(first, file.options) if one.heading}
    return tuple(Ask(heading, role, OFFERED_ROLES) for heading, role in found.items())


def draft_of(file: SourceFile, reading: Reading) -> Draft:
    """All questions of a file."""
    quiz = Quiz(reading)
    tables = [(sheet, heading_row(sheet.rows, file.options)) for sheet in sheets(file, reading)]
    known = [(sheet, at) for sheet, at in tables if at is not None]
    if not known:
        heads = next((row for sheet, _ in tables for row in sheet.rows if any(row)), ())
        shown = ", ".join(f"“{head}”" for head in heads[:12] if head)
        raise RefusedError(
            "no heading of a column tells where the questions and their answers are"
            + (f"; the first line says {shown}" if shown else ""),
            "name the columns Question, Answer A, Answer B and Right answer, or say which is which: "
            "--column “Text=question” --column “Key=right answer”",
        )
    for sheet, at in tables:
        if at is None:
            text = " ".join(cell for row in sheet.rows for cell in row if cell)
            if text:
                reading.leave_out("sheets without questions", sheet.name, text)
            continue
        known_columns = columns(sheet.rows[at], file.options)
        _report_columns(known_columns, sheet.name, quiz)
        for row in sheet.rows[:at]:
            if any(row):
                reading.leave_out("lines above the headings", sheet.name, " ".join(filter(None, row)))
        usual = sheet.name if len(known) > 1 else ""
        questions = lines_of(sheet.rows[at + 1 :], known_columns, at + 2, usual)
        ways = _ways(questions, known_columns)
        for one in questions:
            _add(one, quiz, usual, ways)
    return quiz.draft(name_of(file))


def _ways(questions: list[TableQuestion], known_columns: list[Column]) -> Ways:
    """How right answers are told; the sheet of Kahoot, which has a time limit, tells them by their places."""
    cells = [(cell, one.answers) for one in questions if one.answers and not one.wrong for cell in one.right]
    heads = [normalised(one.heading) for one in known_columns if one.role == "right answer"]
    return ways_of(
        cells, heads, by_place=any(normalised(one.heading).startswith("time limit") for one in known_columns)
    )


def _report_columns(known_columns: list[Column], sheet: str, quiz: Quiz) -> None:
    taken = ", ".join(f"“{one.heading}” as {one.role}" for one in known_columns if one.role != NOTHING)
    quiz.reading.doubt(
        f"sheet {sheet}" if sheet else "headings",
        f"What the columns hold was guessed from their headings: {taken}.",
        "If one was meant otherwise, import it again with: --column “Heading=what it is”",
    )


def _add(question: TableQuestion, quiz: Quiz, usual: str, ways: Ways) -> None:
    """Adds what becomes of a question."""
    if not question.text:
        quiz.doubt(question.where, "It has answers, and no question.", "Write what is asked.")
    for name, cell in question.more.items():
        if name.startswith("nothing "):
            quiz.reading.leave_out(f"cells of the column “{name.removeprefix('nothing ')}”", question.where, cell)
    marks = number_of(question.more.get("marks", ""))
    category = question.more.get("category", usual)
    worth = Fraction(marks) if marks is not None and marks > 0 else None
    if question.more.get("marks") and worth is None:
        quiz.reading.leave_out("marks that are no number", question.where, question.more["marks"])
    quiz.add(_Line(question, quiz, ways).activity(category), category=category, marks=worth)


@frozen
class _Line:
    """A question on its way to an activity."""

    question: TableQuestion
    quiz: Quiz
    ways: Ways

    def text(self, cell: str) -> Elements:
        """A cell, which may hold HTML."""
        return elements_of(cell, Surroundings(self.quiz.reading, self.question.where))

    def line(self, cell: str) -> Inline:
        """A cell on one line."""
        return in_a_line(self.text(cell))

    def activity(self, category: str) -> Element:
        """The question, by its type or by what it has."""
        question = self.question
        title, intro = titled(self.text(NUMBER.sub("", question.text)), question.where.capitalize())
        extra = question.more
        more: dict[str, Any] = {
            "title": title,
            "intro": intro,
            "hint": self.text(extra.get("hint", "")),
            "explanation": self.text(extra.get("explanation", "")),
            "category": category,
            "where": question.where,
        }
        offered = bool(question.answers or question.wrong)
        right = " ".join(question.right).strip().lower()
        if not offered and (question.kind == "truth" or right in TRUE | FALSE) and right in TRUE | FALSE:
            return TrueOrFalse(verdict=right in TRUE, **self._with_feedback(more))
        if question.kind in {"pairs", "order"} and question.answers:
            return self._moved(more)
        if offered and question.kind not in {"typed", "number", "essay"}:
            return self._choice(more)
        if question.kind == "essay":
            model = (*self.text("\n\n".join([*question.right, *question.answers.values()])), *more.pop("explanation"))
            return Reflection(model=model, **more)
        return self._typed(more)

    def _with_feedback(self, more: dict[str, Any]) -> dict[str, Any]:
        """With feedback on the whole in its explanation."""
        extra = self.question.more
        right, wrong = ([self.text(extra.get(f"feedback if {how}", ""))] for how in ("right", "wrong"))
        single = [self.text(text) for text in self.question.feedback.values()]
        return more | {
            "explanation": (*self.quiz.explained([*right, *single], self.question.where, wrong), *more["explanation"])
        }

    def _typed(self, more: dict[str, Any]) -> Element:
        texts = [*self.question.right, *self.question.answers.values()]
        number = texts and all(number_of(one) is not None for one in texts) and self.question.kind != "typed"
        if self.question.kind == "number" or number:
            shared = self._with_feedback(more)
            right, accept, _ = number_from([Range(one) for one in dict.fromkeys(texts)], self.quiz, self.question.where)
            return Number(right=right, accept=accept, **shared)
        words_ = [
            " ".join(one.split()) for cell in texts for one in re.split(r"\s*(?:[|;\n]|\s/\s)\s*", cell) if one.strip()
        ]
        if not words_:
            model = more.pop("explanation")
            return Reflection(model=model, **more)
        gap = Gap(tuple(dict.fromkeys(words_)))
        return Gaps(text=(Paragraph((gap,), self.question.where),), **self._with_feedback(more))

    def _moved(self, more: dict[str, Any]) -> Element:
        """Pairs or steps, one a cell."""
        cells = list(self.question.answers.values())
        if self.question.kind == "order":
            return Sequence(steps=tuple(map(self.line, cells)), **self._with_feedback(more))
        sides = [BETWEEN.split(cell, maxsplit=1) for cell in cells]
        if any(len(one) == 1 for one in sides) and len(cells) % 2 == 0:  # left and right in cells of their own
            sides = [cells[at : at + 2] for at in range(0, len(cells), 2)]
        return Pairs(pairs=tuple((self.line(one[0]), self.line(one[-1])) for one in sides), **self._with_feedback(more))

    def _choice(self, more: dict[str, Any]) -> Element:
        question = self.question
        right = self._rights()
        several = question.kind == "several" or len(right) > 1
        each = Fraction(1, max(1, len(right))) if several else Fraction(1)
        answers = []
        listed = without_letters(question.answers)
        if question.wrong:  # the right one has its own column
            listed = {**{f"r{at}": one for at, one in enumerate(question.right)}, **listed}
            right = {key for key in listed if key.startswith("r")} or right
            listed |= {f"w{at}": one for at, one in enumerate(question.wrong)}
        for key, text in listed.items():
            share = each if key in right else Fraction(-each if several else 0)
            answers.append(
                (
                    self.line(text.lstrip("*").strip() if key in right else text),
                    share,
                    self.text(question.feedback.get(key, "")),
                )
            )
        for key, text in question.feedback.items():
            if key not in listed:
                self.quiz.reading.leave_out("feedback on single answers", question.where, text)
        more |= {
            "if_right": self.text(question.more.get("feedback if right", "")),
            "if_wrong": self.text(question.more.get("feedback if wrong", "")),
        }
        rights = self.quiz.choice(answers, question.where, several=several)
        made: Question | TrueOrFalse = self.quiz.question(answers=rights, several=several, **more)
        return made

    def _rights(self) -> set[str]:
        """Which answers are right: by the cells that say so, by a mark, or by a star before them."""
        question = self.question
        starred = {key for key, answer in question.answers.items() if answer.startswith("*")}
        found = [(cell, *self.ways.right(cell, question.answers)) for cell in question.right]
        doubts = [doubt for _, _, doubt in found if doubt]
        named = {key for _, keys, _ in found for key in keys}
        if starred and named and starred != named:
            doubts.append("Its stars and what is called right tell different answers.")
        if question.wrong:
            return question.ticked | starred
        for doubt in doubts:
            self.quiz.doubt(question.where, doubt, "Put an x in the box of the right one.")
        return set() if doubts else question.ticked | starred | named
