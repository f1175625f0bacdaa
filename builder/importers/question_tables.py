"""Tables of questions, as people keep them in Word and Excel: a column for the question, some for its answers.

Read by their headings. A table whose headings say nothing of questions, or in which a right answer can't be found for
any question, is none. A question for which it can't be found is a Poll, and that is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from builder.importers.draft import (
    Answer,
    Break,
    Paragraph,
    Poll,
    Question,
    Reflection,
    Reveal,
    Table,
    TrueOrFalse,
    Words,
    plain,
)
from builder.importers.right_answers import ways_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from builder.importers import Reading
    from builder.importers.draft import Element, Inline
    from builder.importers.right_answers import Ways

NUMBER = r"(?:no\.?|nr\.?|number|#|q\.?|id)"
QUESTION = re.compile(r"(?:the )?(?:question|stem|item|statement|cwestiwn)s?(?: text)?", re.IGNORECASE)
ANSWERS = re.compile(r"(?:possible |multiple choice )?(?:answers?|options?|choices?|atebion)", re.IGNORECASE)
ONE_ANSWER = re.compile(r"(?:answer|option|choice|ateb)? ?(?P<letter>[a-h]|[1-8])\)?", re.IGNORECASE)
RIGHT = re.compile(
    r"(?:the )?(?:correct|right|key|solution)(?: (?:answers?|options?|choices?))?|answer key", re.IGNORECASE
)
WRONG = re.compile(r"(?:wrong|incorrect|distract(?:o|e)r)(?: (?:answer|option))?s?(?: ?\d)?", re.IGNORECASE)
FEEDBACK = re.compile(r"(?:feedback|explanation|rationale|why|reason|comments?|adborth)", re.IGNORECASE)
MARKS = re.compile(r"(?:marks?|points?|score)", re.IGNORECASE)
ROLES = {
    "question": QUESTION,
    "right": RIGHT,
    "wrong": WRONG,
    "feedback": FEEDBACK,
    "marks": MARKS,
    "option": ONE_ANSWER,
    "offered": ANSWERS,
}
TICK = re.compile(r"^\s*(?:[✓✔☑☒✅√]|\[x\]|\(x\))\s*|\s*(?:[✓✔☑✅√]|\((?:correct|right)\)|\*)\s*$", re.IGNORECASE)
EMPTY_BOX = re.compile(r"^\s*(?:☐|\[ ?\]|\( ?\))\s*")
LETTERED = re.compile(r"^\s*\(?(?P<letter>[A-Ha-h1-8])[.):]\s*(?=\S)")
BULLET = re.compile(r"^\s*[•–-]\s+")
VERDICTS = {"true": True, "false": False, "t": True, "f": False, "gwir": True, "gau": False}
FEWEST = 2  # answers


@dataclass(slots=True)
class Columns:
    """Which column is which."""

    question: int = -1
    options: list[int] = field(default_factory=list)
    together: int = -1  # all answers in one cell
    right: int = -1
    wrong: list[int] = field(default_factory=list)
    feedback: int = -1
    marks: int = -1
    heading: str = ""  # of the column that tells the right answer
    names: dict[int, str] = field(default_factory=dict)  # of options: “a”, “1”


def questions_of(
    head: Sequence[Inline], rows: Sequence[Sequence[Inline]], where: str, reading: Reading
) -> tuple[Element, ...]:
    """The questions of a table; none where it is no such table."""
    columns = _columns([" ".join(plain(cell).split()).strip(" :") for cell in head])
    if columns is None:
        return ()
    rows = [row for row in rows if any(plain(cell).strip() for cell in row)]
    keyed = [(_key(row, columns), _plain_texts(_offered(row, columns))) for row in rows]
    ways = ways_of([(key, text) for key, text in keyed if key and text], [columns.heading])
    found = [_question(row, columns, where, ways) for row in rows]
    if not any(found) or (columns.right < 0 and not all(found)):
        return ()
    return tuple(one or _unmarked(row, columns, where, ways, reading) for row, one in zip(rows, found, strict=True))


def is_of_questions(head: Sequence[Inline]) -> bool:
    """Whether the headings of a table say that it holds questions, their answers and which are right."""
    columns = _columns([" ".join(plain(cell).split()).strip(" :") for cell in head])
    return columns is not None and bool(columns.options) and max(columns.right, columns.together) >= 0


def _columns(heads: Sequence[str]) -> Columns | None:
    """Which column is which; None where one is unknown, or two are the same."""
    columns, offered = Columns(), list[int]()
    for at, head in enumerate(heads):
        role = next((role for role, pattern in ROLES.items() if pattern.fullmatch(head)), "")
        if role == "option":
            columns.options.append(at)
            match = ONE_ANSWER.fullmatch(head)
            columns.names[at] = match["letter"].lower() if match else ""
        elif role in {"wrong", "offered"}:
            (columns.wrong if role == "wrong" else offered).append(at)
        elif role and getattr(columns, role) < 0:
            setattr(columns, role, at)
        elif role or (head and not re.fullmatch(NUMBER, head, re.IGNORECASE)):
            return None
    if len(offered) > 1 or len(set(columns.names.values())) < len(columns.options):
        return None
    columns.heading = heads[columns.right].lower() if columns.right >= 0 else ""
    for at in offered:
        if (columns.options or columns.wrong) and columns.right < 0:  # it tells which of them is right
            columns.right = at
        else:
            columns.together = at
    answers = columns.options or columns.together >= 0 or columns.wrong or columns.right >= 0
    return columns if columns.question >= 0 and answers else None


def _question(row: Sequence[Inline], columns: Columns, where: str, ways: Ways) -> Element | None:
    stem, *more = _lines(row[columns.question])
    if not plain(stem).strip():
        return None
    intro = tuple(Paragraph(line, where) for line in more)
    explanation = tuple(Paragraph(line, where) for line in _lines(_cell(row, columns.feedback)) if line)
    marks = " ".join(plain(_cell(row, columns.marks)).split())
    settings = (f"{marks} mark{'' if marks == '1' else 's'}",) if marks.isdecimal() and marks != "1" else ()
    key = _key(row, columns)
    verdict = VERDICTS.get((key or " ".join(plain(_cell(row, columns.together)).split())).lower().strip(". "))
    answers, _ = _answers(row, columns, key, ways)
    common = {"title": stem, "intro": intro, "settings": settings, "explanation": explanation, "where": where}
    if verdict is not None and (not answers or _is_true_false(answers)):
        return TrueOrFalse(**common, verdict=verdict)  # type: ignore[arg-type]
    if len(answers) >= FEWEST and any(one.right for one in answers):
        return Question(**common, answers=answers)  # type: ignore[arg-type]
    answer = _cell(row, columns.right) or _cell(row, columns.together)
    if plain(answer).strip() and not columns.options and not columns.wrong:
        elements = tuple(Paragraph(line, where) for line in _lines(answer))
        return Reveal(title=stem, intro=intro, answer=(*elements, *explanation), where=where)
    return None


def _unmarked(row: Sequence[Inline], columns: Columns, where: str, ways: Ways, reading: Reading) -> Element:
    """A row for which no right answer can be found: a Poll, or what else holds its words."""
    stem, *more = _lines(row[columns.question])
    intro = tuple(Paragraph(line, where) for line in more)
    explanation = tuple(Paragraph(line, where) for line in _lines(_cell(row, columns.feedback)) if line)
    answers, doubt = _answers(row, columns, _key(row, columns), ways)
    asked = plain(stem).strip()
    reading.doubt(
        where,
        f"“{asked}”: {doubt or 'No answer is marked as right.'} It can't be marked.",
        "Make it a Question, with an x in the box of the right one.",
    )
    if marks := plain(_cell(row, columns.marks)).strip():
        reading.leave_out("marks of what can't be marked", where, marks)
    if asked and len(answers) >= FEWEST:
        grades = tuple(one.text for one in answers)
        return Poll(title=stem, intro=(*intro, *explanation), grades=grades, statements=(), where=where)
    elements = tuple(Paragraph(one.text, where) for one in answers)
    if not asked:
        return Table(tuple(() for _ in row), (tuple(row),), where)
    return Reflection(title=stem, intro=intro, model=(*elements, *explanation), where=where)


def _is_true_false(answers: Sequence[Answer]) -> bool:
    return {plain(one.text).strip(" .").lower() for one in answers} <= set(VERDICTS)


def _answers(row: Sequence[Inline], columns: Columns, key: str, ways: Ways) -> tuple[tuple[Answer, ...], str]:
    """The answers of a row, and what is in doubt: the right ones marked by the column that says so, or by a tick."""
    if columns.wrong:
        fits = [line for line in _lines(_cell(row, columns.right)) if plain(line).strip()]
        wrong = [line for at in columns.wrong for line in _lines(_cell(row, at)) if plain(line).strip()]
        return (*(Answer(bare(one), right=True) for one in fits), *(Answer(bare(one)) for one in wrong)), ""
    offered = _offered(row, columns)
    ticked = frozenset(name for name, text in offered.items() if TICK.search(plain(text)))
    right, doubt = ways.right(key, _plain_texts(offered)) if key else (ticked, "")
    if key and ticked and right and ticked != right:
        right, doubt = frozenset(), "A tick and the column of right answers tell different ones."
    return tuple(Answer(bare(text), right=name in right) for name, text in offered.items()), doubt


def _offered(row: Sequence[Inline], columns: Columns) -> dict[str, Inline]:
    """The answers to choose from, by what each is called: as its column is, or as its own letter says."""
    found = {columns.names[at]: _cell(row, at) for at in columns.options}
    lines = [line for line in _lines(_cell(row, columns.together)) if plain(line).strip()]
    letters = [match["letter"].lower() for line in lines if (match := LETTERED.match(BULLET.sub("", plain(line))))]
    named = len(set(letters)) == len(lines)
    found |= {letters[at] if named else f"l{at}": line for at, line in enumerate(lines)}
    return {name: text for name, text in found.items() if plain(text).strip()}


def _plain_texts(offered: Mapping[str, Inline]) -> dict[str, str]:
    return {name: " ".join(plain(bare(text)).split()) for name, text in offered.items()}


def _key(row: Sequence[Inline], columns: Columns) -> str:
    """What a row calls right."""
    return " ".join(plain(_cell(row, columns.right)).split())


def bare(text: Inline) -> Inline:
    """An answer without its letter, its bullet and its tick."""
    pieces = list(unticked(text))
    if pieces and isinstance(pieces[0], Words):
        pieces[0] = replace(pieces[0], text=LETTERED.sub("", pieces[0].text).lstrip())
    return tuple(pieces)


def unticked(text: Inline) -> Inline:
    """An answer without its bullet and its tick."""
    pieces = list(text)
    if pieces and isinstance(pieces[0], Words):
        wording = BULLET.sub("", pieces[0].text)
        pieces[0] = replace(
            pieces[0], text=TICK.sub("", wording) if TICK.match(wording) else EMPTY_BOX.sub("", wording)
        )
    if pieces and isinstance(pieces[-1], Words):
        pieces[-1] = replace(
            pieces[-1], text=TICK.sub("", pieces[-1].text) if len(pieces[-1].text.strip()) > 1 else pieces[-1].text
        )
    return tuple(pieces)


def _cell(row: Sequence[Inline], at: int) -> Inline:
    return row[at] if 0 <= at < len(row) else ()


def _lines(text: Inline) -> list[Inline]:
    """A cell by its lines; one at least."""
    lines: list[list[object]] = [[]]
    for piece in text:
        if isinstance(piece, Break):
            lines.append([])
        else:
            lines[-1].append(piece)
    return [tuple(line) for line in lines]  # type: ignore[arg-type]
