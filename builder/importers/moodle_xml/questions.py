"""The questions of a Moodle XML file: one function a type of question."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen
from builder.importers.draft import (
    Figure,
    Number,
    Pairs,
    Paragraph,
    Reflection,
    Sequence,
    TrueOrFalse,
    plain,
    words,
)
from builder.importers.lines import in_a_line
from builder.importers.moodle_xml.texts import Texts
from builder.importers.moodle_xml.typed import from_boxes, from_cloze, from_words
from builder.importers.numbers import Range, number_from, with_unit
from builder.importers.quiz import Quiz, share
from builder.importers.source import parse_xml, text_of
from builder.importers.titles import category_of, name_of, titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Elements
    from builder.importers.source import SourceFile

VERDICTS = {"true", "false", "1", "0", ""}
OF_MOODLE = {f"Your answer is {how}." for how in ("correct", "partially correct", "incorrect")}
FURTHER_TRIES = (
    "Each further try took off a part of the marks. Here a question that is tried again counts in full.",
    "Write “Settings: try once” below a question, if that matters.",
)


def draft_of(file: SourceFile, reading: Reading) -> Draft:
    """All questions of a file."""
    quiz, category = Quiz(reading), ""
    for node in parse_xml(file.content()).iterchildren("question"):
        texts = Texts(node, reading, quiz.where)
        kind = node.get("type", "").strip()
        if kind == "category":
            category = category_of(texts.raw("category"))
            quiz.add(*texts.elements("info"), category=category)
        elif texts.raw("hidden") == "1":
            text = " ".join(text_of(one) for one in node.iter("text") if text_of(one))
            reading.leave_out("questions that were hidden", quiz.where, re.sub(r"<[^<>]*>", " ", text))
        else:
            _report_extras(texts, quiz)
            quiz.add(*_Question(quiz, texts, kind).elements(category), category=category, marks=_marks(texts))
    return quiz.draft(name_of(file))


def _marks(texts: Texts) -> Fraction | None:
    marks = texts.raw("defaultgrade")
    try:
        return Fraction(marks).limit_denominator(1000) if marks else None
    except (ValueError, ZeroDivisionError):
        return None


def _report_extras(texts: Texts, quiz: Quiz) -> None:
    tags = list(filter(None, map(text_of, texts.node.findall("tags/tag"))))
    if tags:
        texts.reading.leave_out("tags", texts.where, ", ".join(tags))
    if texts.raw("idnumber"):
        texts.reading.leave_out("numbers for administrators", texts.where, texts.raw("idnumber"))
    try:
        penalty = float(texts.raw("penalty") or 0)
    except ValueError:
        penalty = 0
    if penalty > 0 and texts.node.get("type") not in {"description", "essay"}:
        quiz.doubt(texts.where, *FURTHER_TRIES)


@frozen
class _Question:
    """One question on its way."""

    quiz: Quiz
    texts: Texts
    kind: str

    @property
    def where(self) -> str:
        return self.texts.where

    def elements(self, category: str) -> tuple[Element, ...]:
        """What becomes of it."""
        name, text = self.texts.raw("name"), self.texts.elements("questiontext")
        if self.kind == "description":
            self.texts.report_name(name, text)
            for feedback in filter(
                None, (plain(in_a_line(self.texts.elements(one))) for one in ("generalfeedback", "hint"))
            ):
                self.texts.reading.leave_out("feedback on descriptions", self.where, feedback)
            return text or ((Paragraph(words(name), self.where),) if name else ())
        more: dict[str, Any] = {
            "hint": self.texts.elements("hint"),
            "explanation": self.texts.elements("generalfeedback"),
            "category": category,
            "where": self.where,
        }
        if self.texts.raw("shuffleanswers") in {"0", "false"}:
            more["settings"] = ("keep order",)
        if self.kind in GAPPED:
            return (GAPPED[self.kind](self.texts, self.quiz, more),)
        title, intro = titled(text, name or self.where.capitalize())
        self.texts.report_name(name, text)
        more |= {"title": title, "intro": intro}
        reader = KINDS.get(self.kind)
        return (reader(self, more),) if reader else self.unknown(more)

    def _answers(self) -> list[tuple[etree._Element, Fraction]]:
        found = []
        for node in self.texts.node.findall("answer"):
            try:
                found.append((node, share(node.get("fraction", "0"))))
            except (ValueError, ZeroDivisionError):
                found.append((node, Fraction(0)))
        return found

    def choice(self, more: dict[str, Any]) -> Element:
        several = self.kind == "multichoiceset" or self.texts.raw("single") in {"false", "0"}
        answers = [
            (self.texts.line(node), fraction, self.texts.elements("feedback", node))
            for node, fraction in self._answers()
        ]
        if self.kind == "multichoiceset":
            more["settings"] = (*more.get("settings", ()), "all or nothing")
            answers = [(text, fraction or Fraction(-1), feedback) for text, fraction, feedback in answers]
        rights = self.quiz.choice(answers, self.where, several=several)
        more |= {"if_right": self.overall("correctfeedback"), "if_wrong": self.overall("incorrectfeedback")}
        partly = self.overall("partiallycorrectfeedback")
        if partly and partly not in {more["if_right"], more["if_wrong"]}:
            feedback = plain(in_a_line(partly))
            self.texts.reading.leave_out("feedback on answers that are partly right", self.where, feedback)
        return self.quiz.question(answers=rights, several=several, **more)

    def overall(self, name: str) -> Elements:
        """Feedback on the whole; Moodle's own words are none, for the page says the same."""
        elements = self.texts.elements(name)
        return () if plain(in_a_line(elements)).strip() in OF_MOODLE else elements

    def verdict(self, more: dict[str, Any]) -> Element:
        answers = self._answers()
        verdict = next((self.texts.raw("text", node).lower() for node, fraction in answers if fraction > 0), "true")
        for text in (self.texts.raw("text", node) for node, _ in answers):
            if text.lower() not in VERDICTS:
                self.texts.reading.leave_out("names of the answers true and false", self.where, text)
        right = [self.texts.elements("feedback", node) for node, fraction in answers if fraction > 0]
        wrong = [self.texts.elements("feedback", node) for node, fraction in answers if fraction <= 0]
        more["explanation"] = (*self.quiz.explained(right, self.where, wrong), *more["explanation"])
        more.pop("settings", None)
        return TrueOrFalse(verdict=verdict in {"true", "1"}, **more)

    def number(self, more: dict[str, Any]) -> Element:
        ranges = []
        for node, fraction in self._answers():
            answer, slack = self.texts.raw("text", node), self.texts.raw("tolerance", node)
            feedback = self.texts.elements("feedback", node)
            ranges.append(Range(f"{answer}:{slack}" if slack and float_of(slack) else answer, fraction, feedback))
        units = self.texts.node.findall("units/unit")
        unit, *others = [self.texts.raw("unit_name", node) for node in units] or [""]
        for name, node in zip(others, units[1:], strict=True):
            answer = f"{name} (times {self.texts.raw('multiplier', node)})"
            self.texts.reading.leave_out("further units that an answer could have", self.where, answer)
        left = self.texts.raw("unitsleft") == "1"
        right, accept, feedback = number_from(ranges, self.quiz, self.where)
        more["explanation"] = (*feedback, *more["explanation"])
        more.pop("settings", None)
        made = Number(right=right, accept=accept, **more)
        return with_unit(made, "", unit) if left else with_unit(made, unit)

    def pairs(self, more: dict[str, Any]) -> Element:
        pairs = []
        for node in self.texts.node.findall("subquestion"):
            answer = node.find("answer")
            pairs.append((self.texts.line(node), self.texts.line(answer) if answer is not None else ()))
        return Pairs(pairs=tuple(pairs), **self._with_feedback(more))

    def order(self, more: dict[str, Any]) -> Element:
        more.pop("settings", None)
        answers = sorted(self._answers(), key=lambda one: one[1])
        steps = tuple(self.texts.line(node) for node, _ in answers)
        for text in filter(None, (plain(in_a_line(self.texts.elements("feedback", node))) for node, _ in answers)):
            self.texts.reading.leave_out("feedback on single answers", self.where, text)
        return Sequence(steps=steps, **self._with_feedback(more))

    def essay(self, more: dict[str, Any]) -> Element:
        for name, what in (("graderinfo", "notes for markers"), ("responsetemplate", "texts to begin an answer with")):
            elements = plain(in_a_line(self.texts.elements(name)))
            if elements:
                self.texts.reading.leave_out(what, self.where, elements)
        self.quiz.doubt(
            self.where,
            "A person marked what learners wrote. Here they write it for themselves, and it is not marked.",
            "Write “Settings: share” below it, if somebody is to read it, or ask something that can be marked.",
        )
        model = more.pop("explanation")
        more.pop("settings", None)
        return Reflection(model=model, **more)

    def _with_feedback(self, more: dict[str, Any]) -> dict[str, Any]:
        """Feedback on the whole, where the block has no place of its own for it."""
        names = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
        for text in dict.fromkeys(plain(in_a_line(self.overall(name))) for name in names):
            if text:
                self.texts.reading.leave_out("feedback on the whole of a question", self.where, text)
        return more

    def unknown(self, more: dict[str, Any]) -> tuple[Element, ...]:
        """A type of question that we have no equal of: its text stays, the rest is told."""
        known = {
            "name",
            "questiontext",
            "generalfeedback",
            "hint",
            "tags",
            "idnumber",
            "penalty",
            "defaultgrade",
            "hidden",
            "file",
        }
        rest = [
            " ".join(text_of(text).split())
            for child in self.texts.node
            if str(child.tag) not in known
            for text in ([child] if child.find(".//text") is None else child.iter("text"))
        ]
        details = "; ".join(
            dict.fromkeys(one for one in rest if any(letter.isalpha() for letter in one) and one != "true")
        )
        if details:
            self.texts.reading.leave_out(f"details of questions of the type “{self.kind}”", self.where, details)
        self.quiz.doubt(
            self.where,
            f"There is no block for a question of the type “{self.kind}”. Its text is a Reflect now.",
            "Ask it in another way, such as Question, Match or Number.",
        )
        more.pop("settings", None)
        for node in self.texts.node.findall("file"):  # the picture that things were dragged onto
            media = self.texts.keep(node)
            more["intro"] = (*more["intro"], Figure(media, where=self.where)) if media else more["intro"]
        return (Reflection(model=more.pop("explanation"), **more),)


def float_of(text: str) -> float:
    """A number, 0 for what is none."""
    try:
        return float(text)
    except ValueError:
        return 0.0


KINDS: dict[str, Callable[[_Question, dict[str, Any]], Element]] = {
    "multichoice": _Question.choice,
    "multichoiceset": _Question.choice,
    "truefalse": _Question.verdict,
    "numerical": _Question.number,
    "matching": _Question.pairs,
    "ddmatch": _Question.pairs,
    "ordering": _Question.order,
    "essay": _Question.essay,
}
GAPPED = {"shortanswer": from_words, "cloze": from_cloze, "ddwtos": from_boxes, "gapselect": from_boxes}
