"""Tables of questions, as people keep them in Word and Excel: a column for the question, some for its answers.

Read by their headings. A table whose headings say nothing of questions, or in which a right answer can't be found for
any question, is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from builder.importers.draft import Answer, Break, Paragraph, Question, Reveal, TrueOrFalse, Words, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.importers.draft import Element, Inline

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


def questions_of(head: Sequence[Inline], rows: Sequence[Sequence[Inline]], where: str = "") -> tuple[Element, ...]:
    """The questions of a table; none where it is no such table."""
    columns = _columns([" ".join(plain(cell).split()).strip(" :") for cell in head])
    if columns is None:
        return ()
    found = [
        one for row in rows if any(plain(cell).strip() for cell in row) for one in [_question(row, columns, where)]
    ]
    return tuple(one for one in found if one is not None) if found and all(found) else ()


def is_of_questions(head: Sequence[Inline]) -> bool:
    """Whether the headings of a table say that it holds questions, their answers and which are right."""
    columns = _columns([" ".join(plain(cell).split()).strip(" :") for cell in head])
    return columns is not None and bool(columns.options) and max(columns.right, columns.together) >= 0


def _columns(heads: Sequence[str]) -> Columns | None:
    columns = Columns()
    for at, said in enumerate(heads):
        if QUESTION.fullmatch(said) and columns.question < 0:
            columns.question = at
        elif RIGHT.fullmatch(said):
            columns.right = at
        elif WRONG.fullmatch(said):
            columns.wrong.append(at)
        elif FEEDBACK.fullmatch(said):
            columns.feedback = at
        elif MARKS.fullmatch(said):
            columns.marks = at
        elif ONE_ANSWER.fullmatch(said):
            columns.options.append(at)
        elif ANSWERS.fullmatch(said):
            columns.together = at
        elif said and not re.fullmatch(NUMBER, said, re.IGNORECASE):
            return None
    answers = columns.options or columns.together >= 0 or columns.wrong or columns.right >= 0
    return columns if columns.question >= 0 and answers else None


def _question(row: Sequence[Inline], columns: Columns, where: str) -> Element | None:
    stem, *more = _lines(row[columns.question])
    if not plain(stem).strip():
        return None
    intro = tuple(Paragraph(line, where) for line in more)
    explanation = tuple(Paragraph(line, where) for line in _lines(_cell(row, columns.feedback)) if line)
    marks = " ".join(plain(_cell(row, columns.marks)).split())
    settings = (f"{marks} mark{'' if marks == '1' else 's'}",) if marks.isdecimal() and marks != "1" else ()
    key = " ".join(plain(_cell(row, columns.right)).split())
    verdict = VERDICTS.get((key or " ".join(plain(_cell(row, columns.together)).split())).lower().strip(". "))
    answers = _answers(row, columns, key)
    common = {"title": stem, "intro": intro, "settings": settings, "explanation": explanation, "where": where}
    if verdict is not None and (not answers or _is_true_false(answers)):
        return TrueOrFalse(**common, verdict=verdict)  # type: ignore[arg-type]
    if len(answers) >= FEWEST and any(one.right for one in answers):
        return Question(**common, answers=answers)  # type: ignore[arg-type]
    answer = _cell(row, columns.right) or _cell(row, columns.together)
    if plain(answer).strip() and not columns.options and not columns.wrong:
        said = tuple(Paragraph(line, where) for line in _lines(answer))
        return Reveal(title=stem, intro=intro, answer=(*said, *explanation), where=where)
    return None


def _is_true_false(answers: Sequence[Answer]) -> bool:
    return {plain(one.text).strip(" .").lower() for one in answers} <= set(VERDICTS)


def _answers(row: Sequence[Inline], columns: Columns, key: str) -> tuple[Answer, ...]:
    """The answers of a row, the right ones marked: by the column that says so, or by a tick at an answer."""
    texts = [_cell(row, at) for at in columns.options]
    if columns.together >= 0:
        texts += [line for line in _lines(_cell(row, columns.together)) if plain(line).strip()]
    if columns.wrong:
        fits = [line for line in _lines(_cell(row, columns.right)) if plain(line).strip()]
        wrong = [line for at in columns.wrong for line in _lines(_cell(row, at)) if plain(line).strip()]
        return (*(Answer(bare(one), right=True) for one in fits), *(Answer(bare(one)) for one in wrong))
    texts = [one for one in texts if plain(one).strip()]
    letters = [_letter(text, at) for at, text in enumerate(texts)]
    wanted = {part.lower() for part in re.split(r"\s*(?:[,;&/+]|\band\b)\s*", key) if part}
    wanted = {re.sub(r"^(?:option|answer|choice) ", "", part).strip("(). ") for part in wanted}
    answers = []
    for letter, text in zip(letters, texts, strict=True):
        said = " ".join(plain(bare(text)).split())
        ticked = bool(TICK.search(plain(text)))
        right = ticked if not key else bool({letter, said.lower().strip(". ")} & wanted) or said.lower() == key.lower()
        answers.append(Answer(bare(text), right=right))
    return tuple(answers)


def _letter(text: Inline, at: int) -> str:
    match = LETTERED.match(BULLET.sub("", plain(text)))
    if match and match["letter"].isalpha():
        return match["letter"].lower()
    return match["letter"] if match else "abcdefgh"[at : at + 1]


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
        said = BULLET.sub("", pieces[0].text)
        pieces[0] = replace(pieces[0], text=TICK.sub("", said) if TICK.match(said) else EMPTY_BOX.sub("", said))
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
