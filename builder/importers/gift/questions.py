"""Entries of GIFT as questions of the kind that their answers tell."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen
from builder.importers.draft import (
    Gap,
    Gaps,
    Number,
    Pairs,
    Paragraph,
    Reflection,
    Sequence,
    TrueOrFalse,
    Words,
    plain,
    words,
)
from builder.importers.fragment import Surroundings, elements_of
from builder.importers.gaps import BLANK, SIGN, accepted, in_place
from builder.importers.gift.entries import FORM, GENERAL, Entry, entries, unescaped
from builder.importers.lines import in_a_line
from builder.importers.numbers import Range, number_from, with_unit
from builder.importers.quiz import Quiz, share
from builder.importers.titles import category_of, name_of, titled

if TYPE_CHECKING:
    from collections.abc import Sequence as Row

    from builder.importers import Reading
    from builder.importers.draft import Draft, Element, Elements, Inline
    from builder.importers.source import SourceFile

WEIGHT = re.compile(r"\s*%(?P<percent>-?\d{1,3}(?:\.\d*)?)%")
UNIT = re.compile(r"\s*\((?P<unit>[%£$€]|k?g|[ckm]?m|m?l|mph|km/h|h|min|s|°[CF])\)$")
VERDICT = re.compile(
    r"(?P<verdict>T|TRUE|F|FALSE)\s*(?:#(?P<wrong>[^#]*)(?:#(?P<right>.*))?)?", re.DOTALL | re.IGNORECASE
)


def draft_of(file: SourceFile, reading: Reading) -> Draft:
    """All questions of a file."""
    quiz, category = Quiz(reading), ""
    for entry in entries(file.text()):
        if entry.category:
            category = category_of(entry.category)
        elif entry.remark.strip(" -"):
            reading.leave_out("comments", quiz.where, entry.remark)
        elif entry.answers:
            quiz.add(_Reader(quiz, entry, quiz.where).activity(category), category=category)
        elif entry.texts:
            quiz.add(*_Reader(quiz, entry, f"before {quiz.where}").description(), category=category)
    return quiz.draft(name_of(file))


@frozen
class _Reader:
    """One entry on its way to a question."""

    quiz: Quiz
    entry: Entry
    where: str

    def elements(self, text: str, gaps: Row[Gap] = ()) -> Elements:
        """A text in the format that it says, or that its entry does; each sign in it is a gap."""
        form = FORM.match(text)
        kind, text = (form["form"].lower(), text[form.end() :]) if form else (self.entry.form, text)
        around = Surroundings(self.quiz.reading, self.where, split=in_place(gaps))
        return _formed(unescaped(text), kind, around)

    def line(self, text: str) -> Inline:
        """A text that is to be one line."""
        return in_a_line(self.elements(text))

    def description(self) -> Elements:
        """Text that asks nothing."""
        name = self.entry.name
        elements = self.elements(self.entry.texts[0])
        self._report_name(elements)
        return elements or ((Paragraph(words(name), self.where),) if name else ())

    def _report_name(self, elements: Elements) -> None:
        """A question's name is for teachers; what the text does not say too stands in the report."""
        name, text = " ".join(self.entry.name.split()), " ".join(plain(in_a_line(elements)).split())
        if name and elements and name.rstrip(".…").lower() not in text.lower():
            self.quiz.reading.leave_out("names of questions, which learners did not see", self.where, name)

    def activity(self, category: str) -> Element:
        """The question. Its first braces tell its kind; further ones are gaps too."""
        first, _, general = self.entry.answers[0].partition(GENERAL)
        first, explanation = first.strip(), self.elements(general)
        more: dict[str, Any] = {"explanation": explanation, "category": category, "where": self.where}
        if len(self.entry.answers) > 1:
            return self._gaps(more)
        before, after = self.entry.texts
        asked = f"{before.rstrip()} {BLANK} {after.strip()}" if re.search(r"\w", unescaped(after)) else before
        verdict = VERDICT.fullmatch(first)
        if not first or first.startswith(("#", ">")) or verdict or "~" in first or "->" in first:
            text = self.elements(asked)
            self._report_name(text)
            title, intro = titled(text, self.entry.name or self.where.capitalize())
            more |= {"title": title, "intro": intro}
            if verdict:
                return self._verdict(verdict, more)
            return self._by_sign(first, more)
        return self._gaps(more)

    def _by_sign(self, source: str, more: dict[str, Any]) -> Element:
        if not source:
            return Reflection(**more)
        if source.startswith("#"):
            return self._number(source[1:], more)
        if source.startswith(">"):
            steps = tuple(self.line(step) for step in source.split("\n")[1:] if step.strip())
            return Sequence(steps=steps, **more)
        if "~" in source:
            return self._choice(source, more)
        sides = [one.partition("->") for one in source.split("=") if one.strip()]
        pairs = tuple((self.line(left), words(" ".join(unescaped(right).split()))) for left, _, right in sides)
        return Pairs(pairs=pairs, **more)

    def _verdict(self, match: re.Match[str], more: dict[str, Any]) -> Element:
        wrong, right = self.elements(match["wrong"] or ""), self.elements(match["right"] or "")
        more["explanation"] = (*self.quiz.explained([right], self.where, [wrong]), *more["explanation"])
        return TrueOrFalse(verdict=match["verdict"].upper().startswith("T"), **more)

    def _choice(self, source: str, more: dict[str, Any]) -> Element:
        several = "=" not in source
        listed = [one for one in source.replace("=", "~=").split("~") if one.strip()]
        answers = []
        for one in listed:
            weight, text = _weighed(one)
            text, _, feedback = text.partition("#")
            answers.append((self.line(text), weight, self.elements(feedback)))
        rights = self.quiz.choice(answers, self.where, several=several)
        return self.quiz.question(answers=rights, several=several, **more)

    def _number(self, source: str, more: dict[str, Any]) -> Element:
        ranges = []
        for one in source.split("=") if "=" in source else [source]:
            if not one.strip():
                continue
            weight, text = _weighed(f"={one}")
            text, _, feedback = text.partition("#")
            ranges.append(Range(unescaped(text), weight, self.elements(feedback)))
        right, accept, explanation = number_from(ranges, self.quiz, self.where)
        more["explanation"] = (*explanation, *more["explanation"])
        title, unit = more["title"], ""
        found = UNIT.search(title[-1].text) if title and isinstance(title[-1], Words) else None
        if found:
            more["title"], unit = (*title[:-1], Words(title[-1].text[: found.start()])), found["unit"]
        before = unit if unit in "£$€" else ""
        return with_unit(Number(right=right, accept=accept, **more), "" if before else unit, before)

    def _gaps(self, more: dict[str, Any]) -> Element:
        """Words to type, in the place of the braces."""
        pieces: list[str] = [self.entry.texts[0]]
        gaps: list[Gap] = []
        offered: list[str] = []
        for source, after in zip(self.entry.answers, self.entry.texts[1:], strict=True):
            gap, feedback, wrong = self._gap(source.partition(GENERAL)[0])
            gaps.append(gap)
            offered += [*gap.answers, *wrong] if wrong else []
            more["explanation"] = (*feedback, *more["explanation"])
            pieces += [SIGN, after]
        lone = len(gaps) == 1 and not re.search(r"\w", unescaped(pieces[-1]))
        text = self.elements(pieces[0]) if lone else self.elements("".join(pieces), gaps)
        if lone:
            self._report_name(text)
            title, intro = titled(text, self.entry.name or self.where.capitalize())
            return Gaps(title=title, intro=intro, text=(Paragraph((gaps[0],), self.where),), **more)
        title = words(self.entry.name or "Fill the gap" + "s" * (len(gaps) > 1))
        intro = self.quiz.to_choose_from(offered, self.where)
        return Gaps(title=title, intro=intro, text=text, **more)

    def _gap(self, source: str) -> tuple[Gap, Elements, list[str]]:
        """The words that earn all marks, what is said of them, and the wrong ones that were offered."""
        answers, wrong = [], []
        for one in (source if re.match(r"\s*[=~]", source) else f"={source}").replace("=", "~=").split("~"):
            if one.strip():
                weight, text = _weighed(one)
                text, _, feedback = text.partition("#")
                answers.append((unescaped(text), weight, self.elements(feedback)))
                wrong += [unescaped(text)] if weight <= 0 else []
        right, explanation = accepted(answers, self.quiz, self.where, stars=True)
        return Gap(right), explanation, wrong


def _formed(text: str, kind: str, around: Surroundings) -> Elements:
    if kind == "plain":
        runs = (around.split(run.strip()) for run in re.split(r"\n[ \t]*\n", text))
        return tuple(Paragraph(run, around.where) for run in runs if run)
    if kind == "markdown":
        from builder.parse.markdown import plain_html  # noqa: PLC0415 - only where it is needed

        text = plain_html(text)
    return elements_of(text, around)


def _weighed(text: str) -> tuple[Fraction, str]:
    """An answer's share of the marks, and the rest of it: `=` is all of them, `%50%` half."""
    text = text.strip()
    right = text.startswith("=")
    text = text.removeprefix("=")
    weight = WEIGHT.match(text)
    if weight:
        return share(weight["percent"]), text[weight.end() :]
    return Fraction(1 if right else 0), text
