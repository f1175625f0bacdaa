"""What files of questions have in common: a question's title, shares of marks, banks by category."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, Any

from builder.blocks.settings import MOST
from builder.importers.draft import (
    Activity,
    Answer,
    Bank,
    Draft,
    Page,
    Paragraph,
    Question,
    Reflection,
    Section,
    TrueOrFalse,
    plain,
    words,
)
from builder.importers.lines import in_a_line
from builder.importers.sound import sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from builder.importers import Reading
    from builder.importers.draft import Element, Elements, Inline

FULL, NEARLY = Fraction(1), Fraction(99, 100)
NO_TITLE = "Questions"
FEW_WORDS = 3
OF_THE_WRONG = re.compile(
    r"\W*(?:no|nope|wrong|incorrect|not|sorry|oops|try|unfortunately|that is|that's|you|na|anghywir)\b", re.IGNORECASE
)
VERDICTS = (["false", "true"], ["anghywir", "cywir"], ["gau", "gwir"])  # English and Welsh


@dataclass(slots=True)
class Quiz:
    """The questions of a file as they are read, and what is in doubt about many of them."""

    reading: Reading
    found: list[tuple[str, Element]] = field(default_factory=list)  # category and element
    marks: dict[int, Fraction] = field(default_factory=dict)  # by the place in `found`
    draws: dict[str, int] = field(default_factory=dict)  # how many questions of a category are asked
    doubts: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    count: int = 0  # of questions

    @property
    def number(self) -> int:
        """Of the question that comes next."""
        return self.count + 1

    @property
    def where(self) -> str:
        """Of the question that comes next."""
        return f"question {self.number}"

    def add(self, *elements: Element, category: str = "", marks: Fraction | None = None) -> None:
        """One question, or what stands between two."""
        for element in (one for given in elements for one in sound(given, self)):
            if marks is not None and isinstance(element, Activity):
                self.marks[len(self.found)] = marks
            self.count += isinstance(element, Activity)
            self.found.append((category, element))

    def doubt(self, where: str, what: str, todo: str) -> None:
        """Something to look at; the same of several questions is told once, with all their places."""
        places = self.doubts.setdefault((what, todo), [])
        if where not in places:
            places.append(where)

    def choice(
        self,
        answers: Sequence[tuple[Inline, Fraction, Elements]],
        where: str,
        *,
        several: bool = False,
    ) -> tuple[Answer, ...]:
        """Answers with their shares of the marks, as right and wrong ones.

        `several`: more than one can be chosen, so that each right one has its share.
        """
        best = max((share for _, share, _ in answers), default=Fraction(0))
        full = Fraction(0) if several else (best if 0 < best < NEARLY else NEARLY) - Fraction(1, 1000)
        right = [share > full for _, share, _ in answers]
        self._doubt_shares([share for _, share, _ in answers], right, where, several=several)
        weights = (float(share) if share not in {0, FULL} else None for _, share, _ in answers)
        return tuple(
            Answer(text, is_right, feedback, weight)
            for (text, _, feedback), is_right, weight in zip(answers, right, weights, strict=True)
        )

    def _doubt_shares(self, shares: Sequence[Fraction], right: Sequence[bool], where: str, *, several: bool) -> None:
        if not any(right):  # which `sound` tells
            return
        earned = {share for share, is_right in zip(shares, right, strict=True) if is_right}
        if not several and any(0 < share < FULL for share in shares):
            self.doubt(
                where,
                "An answer earned part of the marks. Here the best is right, and each other is wrong.",
                "Look at the answers; reword those that are half right, or make two questions of it.",
            )
        elif not several and sum(right) > 1:
            self.doubt(
                where,
                "Any one of several answers was right. Here learners have to choose all of them.",
                "Say “Select all that apply”, or leave one right answer.",
            )
        elif several and len(earned) > 1 and max(earned) - min(earned) > Fraction(1, 50):
            self.doubt(
                where,
                "Its right answers earned different shares of the marks. Here each earns the same.",
                "If one matters more, ask for it in a question of its own.",
            )
        elif several and any(share >= 0 for share, is_right in zip(shares, right, strict=True) if not is_right):
            self.doubt(
                where,
                "Choosing a wrong answer cost nothing. Here it takes away what a right one earns.",
                "Nothing, if that is right for you.",
            )

    def question(
        self, *, title: Inline, answers: tuple[Answer, ...], several: bool, **more: Any
    ) -> Question | TrueOrFalse:
        """A choice; one between “True” and “False” is a statement to judge.

        Where several could be chosen and one alone is right, it is said that all may be chosen.
        """
        verdict = _verdict(answers)
        if verdict is None:
            rights = sum(answer.right for answer in answers)
            return Question(title=title, answers=answers, choose_all=several and rights < 2, **more)  # noqa: PLR2004
        right = [*(answer.feedback for answer in answers if answer.right), more.pop("if_right", ())]
        wrong = [*(answer.feedback for answer in answers if not answer.right), more.pop("if_wrong", ())]
        more["explanation"] = (*self.explained(right, more.get("where", ""), wrong), *more.get("explanation", ()))
        more["settings"] = tuple(one for one in more.get("settings", ()) if one != "keep order")
        return TrueOrFalse(title=title, verdict=verdict, **more)

    def explained(self, right: Iterable[Elements], where: str, wrong: Iterable[Elements] = ()) -> Elements:
        """What is said to those who were right, as an explanation, which all learners see.

        “Correct!” is left out where more is said: the page tells that by itself. `wrong`: what is said to those who
        were not; “No, you must not” would mislead the others, and stands in the report.
        """
        feedback = [one for one in dict.fromkeys(right) if one]
        missed = [one for one in dict.fromkeys(wrong) if one and one not in feedback]
        if not feedback:  # nobody else is told why; then it explains, unless it speaks to who was wrong
            feedback = [one for one in missed if not OF_THE_WRONG.match(plain(in_a_line(one)))]
        for one in missed:
            if one not in feedback:
                self.reading.leave_out(
                    "feedback for wrong answers, where all see the same", where, plain(in_a_line(one))
                )
        more = [one for one in feedback if len(plain(in_a_line(one)).split()) > FEW_WORDS] or feedback[:1]
        for one in feedback:
            if one not in more:
                self.reading.leave_out("feedback on single answers", where, plain(in_a_line(one)))
        return tuple(dict.fromkeys(element for one in more for element in one))

    def to_choose_from(self, offered: Sequence[str], where: str) -> Elements:
        """What could be chosen for the gaps of a text, for those who type now."""
        if not offered:
            return ()
        self.doubt(
            where,
            "Words were chosen or dragged into the text. Here they are typed, and those to choose from stand above it.",
            "Make a Match of it, if choosing is better.",
        )
        choices = sorted(dict.fromkeys(filter(None, offered)), key=str.casefold)
        return (Paragraph(words(f"Choose from: {', '.join(choices)}"), where),)

    def draft(
        self, title: str, *, settings: Sequence[str] = (), language: str = "", details: Mapping[str, str] | None = None
    ) -> Draft:
        """A course of one page, on which all is marked together; of several categories, a bank each."""
        for (what, todo), places in self.doubts.items():
            self.reading.doubt(listed(places), what, todo)
        title = self._shared_category() or title or NO_TITLE
        marked = _with_texts(self._marked())
        names = list(dict.fromkeys(category for category, _ in marked))
        above = dict.fromkeys(part for name in names for part in name.split("/")[: -1 if len(names) > 1 else None])
        for part in above:
            if part and part != title:
                self.reading.leave_out("names of categories above others", "", part)
        if len(names) > 1 or self.draws:
            elements: Elements = tuple(_in_banks(marked, names, title, self.draws))
        else:
            elements = tuple(element for _, element in marked)
        scored = any(isinstance(one, Activity) and not isinstance(one, Reflection) for _, one in marked)
        page = Page(words(title), elements, assessment=scored, settings=tuple(settings) if scored else ())
        return Draft(title, (Section((), (page,)),), language, details or {})

    def _shared_category(self) -> str:
        """The only category, or what all lie in."""
        paths = {category for category, element in self.found if isinstance(element, Activity)}
        if len(paths) == 1:
            return paths.pop().rpartition("/")[2].strip()
        tops = {path.partition("/")[0] for path in paths}
        return tops.pop() if len(tops) == 1 else ""

    def _marked(self) -> list[tuple[str, Element]]:
        """The questions with their marks: whole numbers, and none where all count the same."""
        usual = [self.marks.get(at, FULL) for at, (_, one) in enumerate(self.found) if isinstance(one, Activity)]
        counted = [mark for mark in usual if mark > 0]
        unit = Fraction(gcd(*(mark.numerator for mark in counted)), lcm(*(mark.denominator for mark in counted)))
        result = []
        for at, (category, element) in enumerate(self.found):
            marks = self.marks.get(at, FULL)
            if isinstance(element, Activity) and marks <= 0 and not isinstance(element, Reflection):
                self.reading.doubt(
                    element.where or f"question {at + 1}",
                    "It counted for nothing. Here it is worth a mark, as every question.",
                    "Make it a Poll or a Reveal if it is not to count.",
                )
            elif isinstance(element, Activity) and not isinstance(element, Reflection):
                number = marks / unit if counted else FULL
                if number > MOST:
                    number = FULL
                    self.reading.doubt(element.where, f"It was worth {float(marks):g} marks.", "Say how many it is.")
                if number > 1:
                    element = replace(element, settings=(f"{number} marks", *element.settings))  # noqa: PLW2901
            result.append((category, element))
        return result


def _with_texts(marked: Iterable[tuple[str, Element]]) -> list[tuple[str, Element]]:
    """What stands between two questions belongs to the next one: it opens its introduction."""
    result: list[tuple[str, Element]] = []
    waiting: list[Element] = []
    open_category: str | None = None  # of the question above
    for category, element in marked:
        if isinstance(element, Activity):
            if waiting:
                element = replace(element, intro=(*waiting, *element.intro))  # noqa: PLW2901
            result.append((category, element))
            waiting, open_category = [], category
        elif category == open_category:
            waiting.append(element)
        else:
            result.append((category, element))
    return [*result, *((open_category or "", element) for element in waiting)]


def _in_banks(
    marked: Iterable[tuple[str, Element]], names: Sequence[str], title: str, draws: Mapping[str, int]
) -> Iterable[Element]:
    called: dict[str, str] = {}
    marked = list(marked)
    for name in names:
        last = name.rpartition("/")[2].strip() or title
        called[name] = (
            last if last not in called.values() else " – ".join(filter(None, map(str.strip, name.split("/"))))
        )
        inside = tuple(element for category, element in marked if category == name)
        if any(isinstance(one, Activity) for one in inside):
            yield Bank(called[name], inside, draws.get(name))
        else:
            yield from inside


def _verdict(answers: tuple[Answer, ...]) -> bool | None:
    """Whether a statement is true, where the answers are just that."""
    texts = [plain(answer.text).strip().rstrip(".").lower() for answer in answers]
    if sorted(texts) not in VERDICTS or sum(answer.right for answer in answers) != 1:
        return None
    right = next(word for word, answer in zip(texts, answers, strict=True) if answer.right)
    return right in {verdicts[1] for verdicts in VERDICTS}


def listed(places: Sequence[str]) -> str:
    """Places in words: “questions 3, 5 and 8”."""
    numbers = [place.removeprefix("question ") for place in places]
    if len(places) > 1 and all(place.startswith("question ") for place in places):
        return f"questions {', '.join(numbers[:-1])} and {numbers[-1]}"
    return ", ".join(places)


def share(percent: float | str | Fraction) -> Fraction:
    """A percentage as a share of the marks. ValueError: it is none."""
    return Fraction(str(percent).strip()).limit_denominator(1_000_000) / 100
