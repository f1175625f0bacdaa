"""Questions that are written as plain text: a sentence that asks, its answers below, the right one marked.

Marked by a tick, a star, by “(correct)”, by bold letters or a colour on one answer alone, by a line such as “Answer: B”
below, or by a list of letters at the end. Where nothing marks one, or two marks say different things, the text stays as
it is; where it can be nothing but a question, that is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder.importers.answer_keys import HEAD, AnswerKey, answer_key
from builder.importers.answer_lines import unmarked
from builder.importers.draft import Answer, Element, Paragraph, Question, Table, plain
from builder.importers.found_question import ASKS, FoundQuestion, judged_at, place_of, question_at, rows_of, text_of
from builder.importers.loose_lines import Atom, atoms_of, whole
from builder.importers.question_tables import is_of_questions
from builder.importers.typed_lists import with_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers import Reading
    from builder.importers.draft import Inline, Page

OF_A_QUIZ = re.compile(
    r"\bquiz\b|knowledge check|check your (?:knowledge|understanding)|test your(?:self| knowledge)|^questions?$"
    r"|\bcwis\b",
    re.IGNORECASE,
)
SHOWN = 10  # words of a question, to know it by
TODO = "Type “### Question: ” before the question, “- [ ] ” before each answer and “- [x] ” before the right."


@dataclass(slots=True)
class _Found:
    """What stands on a page, by where it begins."""

    atoms: list[Atom]
    questions: dict[int, FoundQuestion]
    others: dict[int, tuple[Element, int]]  # statements to judge, and where they end
    tables: dict[int, list[FoundQuestion]]  # with a question in each row
    keys: dict[int, AnswerKey]
    used: set[int]  # where keys begin of which each letter is taken


def with_questions(pages: Sequence[Page], reading: Reading) -> list[Page | None]:
    """The pages with questions as such, and with typed lists as lists. None: a page that held nothing but a key."""
    found = [_found(page) for page in pages]
    _link(found)
    result: list[Page | None] = []
    for page, one in zip(pages, found, strict=True):
        elements = _rebuilt(page, one, reading)
        result.append(replace(page, elements=tuple(elements)) if elements or not one.used else None)
    return result


def _found(page: Page) -> _Found:
    atoms = atoms_of(page.elements, asks=lambda text: bool(ASKS.search(plain(text))))
    elements = [atom.element for atom in atoms]
    found = _Found(atoms, {}, {}, {}, {}, set())
    headed, at = bool(HEAD.match(plain(page.title))), 0
    while at < len(elements):
        if judged := judged_at(atoms, at):
            found.others[at] = judged
            at = judged[1]
        elif question := question_at(atoms, at):
            found.questions[at] = question
            at = question.end
        elif isinstance(table := elements[at], Table) and (rows := rows_of(table)):
            found.tables[at] = rows
            at += 1
        elif key := answer_key(elements, at, headed=headed):
            found.keys[at] = key
            at = key.end
        else:
            at += 1
    if page.title and 0 not in found.questions:  # the page's title may ask
        titled = question_at([Atom(-1, Paragraph(page.title, page.where)), *atoms], 0)
        if titled and (titled.certain or titled.key):
            found.questions[0] = replace(titled, end=titled.end - 1)
    return found


def _link(found: Sequence[_Found]) -> None:
    """Gives each question what the next list of right answers says of its number, where numbers tell them apart."""
    waiting: list[FoundQuestion] = []
    for one in found:
        for at in sorted({*one.questions, *one.keys}):
            if at in one.questions:
                waiting.append(one.questions[at])
                continue
            letters = one.keys[at].letters
            by_number = {question.number: question for question in waiting if question.number}
            numbers = [question.number for question in waiting if question.number]
            if len(by_number) == len(numbers) and set(letters) <= set(by_number):
                for number, places in letters.items():
                    by_number[number].listed = places
                if all(by_number[name].right(quiz=True) for name in letters):
                    one.used.add(at)
            waiting = []


def _rebuilt(page: Page, found: _Found, reading: Reading) -> list[Element]:
    """The page's elements, questions among them."""
    quiz = bool(OF_A_QUIZ.search(plain(page.title))) or any(
        one.certain and (one.surely or one.key is not None or one.listed) for one in found.questions.values()
    )
    result: list[Element] = []
    loose: list[Atom] = []
    at = 0

    def close(*, as_it_is: bool = False) -> None:
        elements = whole(loose, page.elements)
        result.extend(elements if as_it_is else with_lists(elements))
        loose.clear()

    while at < len(found.atoms):
        read = _read(found, at, page, reading, quiz=quiz)
        if read:
            close()
            result += read[0]
            at = read[1]
            continue
        _report_table(found, at, reading, page)
        question = found.questions.get(at)
        if question and _report_if_unanswered(question, reading, page, quiz=quiz):
            close()
            loose += found.atoms[at : question.end]
            close(as_it_is=question.certain)  # a list would lose the letters
            at = question.end
        else:
            loose.append(found.atoms[at])
            at += 1
    close()
    return result


def _read(found: _Found, at: int, page: Page, reading: Reading, *, quiz: bool) -> tuple[list[Element], int] | None:
    """What has been read there, and where it ends; None where the text stays as it is."""
    if at in found.others:
        element, end = found.others[at]
        return [element], end
    if at in found.used:
        atoms = found.atoms[at : found.keys[at].end]
        text = "; ".join(plain(unmarked(text_of(atom.element))) for atom in atoms)
        reading.leave_out("lists of right answers, which the questions hold now", place_of(atoms[0].element), text)
        return [], found.keys[at].end
    question = found.questions.get(at)
    right = question.right(quiz=quiz or question.listed is not None) if question else frozenset()
    if question and right:
        if not question.key and not question.listed and question.answers[min(right)].lit:
            _report_lit(question, reading, page)
        return [_question(question, right)], question.end
    rows = found.tables.get(at, [])
    rights = [one.right(quiz=True) for one in rows]
    return ([*map(_question, rows, rights)], at + 1) if rights and all(rights) else None


def _question(question: FoundQuestion, right: frozenset[int]) -> Question:
    answers = tuple(Answer(one.text, right=place in right) for place, one in enumerate(question.answers))
    return Question(title=question.stem, answers=answers, explanation=question.explanation, where=question.where)


def _report_table(found: _Found, at: int, reading: Reading, page: Page) -> None:
    """Tells of a table of questions that stays a table."""
    table = found.atoms[at].element
    for one in found.tables.get(at, ()):
        if not one.right(quiz=True):
            _report_if_unanswered(one, reading, page, quiz=True)
    if isinstance(table, Table) and is_of_questions(table.head) and at not in found.tables:
        reading.doubt(
            table.where or _place(page),
            "A table of questions stays a table, since it is not clear of each row which answer is right.",
            "Say in each row which answer is right by its letter or its words, not by both, and import the file again.",
        )


def _report_lit(question: FoundQuestion, reading: Reading, page: Page) -> None:
    reading.doubt(
        question.where or _place(page),
        f"Of “{_short(question.stem)}” one answer is highlighted or in a colour, and was taken for the right one.",
        "See that it is.",
    )


def _report_if_unanswered(question: FoundQuestion, reading: Reading, page: Page, *, quiz: bool) -> bool:
    """Tells of a question whose right answer is not to be known; whether it is one."""
    marks = question.marks(quiz=True)
    shown = any(one.lit or one.bold for one in question.answers) and not all(
        one.lit or one.bold for one in question.answers
    )
    if not question.is_question(quiz=quiz) and not ((marks or shown) and (question.surely or question.certain)):
        return False
    count = f"{question.number}. " if question.number else ""
    why = "what marks its answers does not say clearly" if marks or shown else "nothing says"
    reading.doubt(
        question.where or _place(page),
        f"It looks like a question (“{count}{_short(question.stem)}”), and {why} which answer is right.",
        TODO,
    )
    return True


def _place(page: Page) -> str:
    return page.where or f"page “{plain(page.title)}”"


def _short(text: Inline) -> str:
    words = plain(text).split()
    return " ".join(words[:SHOWN]) + ("…" if len(words) > SHOWN else "")
