"""Lines of a table gathered into questions: one each, or one for each of its answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from builder.importers.question_table.columns import NOTHING

if TYPE_CHECKING:
    from builder.importers.question_table.columns import Column

YES = {"x", "y", "yes", "true", "1", "correct", "right", "✓", "✔", "✅", "☑", "*"}
NO = {"", "n", "no", "false", "0", "incorrect", "wrong", "✗", "✘", "❌", "☐", "-"}
KINDS = {
    "truth": r"t\W?f|true\W*(?:or|and)?\W*false|boolean",
    "several": r"m[ar]q?|multi(?:ple)?\W*(?:answers?|select|response|correct)s?|check\W?box(?:es)?|.* all .*",
    "number": r"num(?:ber|eric|erical)?|calculat.*",
    "essay": r"essay|open(?:\W*ended)?|long\W*(?:answer|text)|free\W*(?:text|response)|paragraph|reflection",
    "typed": r"(?:short\W*(?:answer|text)|fill.*|text|blanks?|cloze|gap\W*fill|sa|fib|short)",
    "pairs": r"match(?:ing)?|pairs?",
    "order": r"order(?:ing)?|sequenc.*|rank(?:ing)?|sort",
}


@dataclass(slots=True)
class TableQuestion:
    """A question as its line, or its lines, have it."""

    text: str
    where: str
    kind: str = ""
    answers: dict[str, str] = field(default_factory=dict)  # by what their column is called: “a”, “1”
    feedback: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)  # as the cells say it
    ticked: set[str] = field(default_factory=set)  # answers, where each has a line and a mark
    more: dict[str, str] = field(default_factory=dict)  # by role


def lines_of(
    rows: tuple[tuple[str, ...], ...], known_columns: list[Column], first: int, sheet: str
) -> list[TableQuestion]:
    """A question for each line; lines without one go on with the one above."""
    found: list[TableQuestion] = []
    by_line = _is_by_line(rows, known_columns)
    for number, row in enumerate(rows, first):
        cells = [(one, row[one.at] if one.at < len(row) else "") for one in known_columns]
        text = next((cell for one, cell in cells if one.role == "question" and cell), "")
        if not any(cell for _, cell in cells):
            continue
        if text and not (by_line and found and found[-1].text == text):
            found.append(TableQuestion(text, f"line {number}" + (f" of {sheet}" if sheet else "")))
        elif not found or (not text and _has_its_own(cells, found[-1])):
            found.append(TableQuestion("", f"line {number}" + (f" of {sheet}" if sheet else "")))
        for one, cell in cells:
            if cell:
                _take(found[-1], one, cell, by_line=by_line)
        if by_line:
            _tick(found[-1], cells)
    return found


def _has_its_own(cells: list[tuple[Column, str]], above: TableQuestion) -> bool:
    """Whether a line without a question has answers in places that are taken: its question is missing."""
    return any(one.role == "answer" and cell and one.of in above.answers for one, cell in cells)


def _is_by_line(rows: tuple[tuple[str, ...], ...], known_columns: list[Column]) -> bool:
    """Whether each answer has a line of its own, with a mark in the column of right ones."""
    roles = {one.role for one in known_columns}
    marks = {
        row[one.at].strip().lower()
        for one in known_columns
        for row in rows
        if one.role == "right answer" and one.at < len(row)
    }
    return "answers" in roles and not roles & {"answer", "wrong answer"} and marks <= YES | NO


def _take(question: TableQuestion, column: Column, cell: str, *, by_line: bool) -> None:
    match column.role:
        case "answer":
            question.answers[column.of] = cell
        case "answers" if by_line:
            question.answers[f"l{len(question.answers)}"] = cell
        case "answers":
            listed = [one for one in re.split(r"\s*[\n;|]\s*", cell) if one]
            question.answers |= {f"l{at}": one for at, one in enumerate(listed)}
        case "feedback on an answer":
            question.feedback[column.of] = cell
        case "explanation" if by_line and question.answers:
            question.feedback[next(reversed(question.answers))] = cell
        case "wrong answer":
            question.wrong += [cell]
        case "right answer" if not by_line:
            question.right.append(cell)
        case "type":
            question.kind = (
                next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, cell.strip().lower())), "")
                or question.kind
            )
        case "question" | "right answer":
            pass
        case role:
            name = f"{NOTHING} {column.heading}" if role == NOTHING else role
            question.more[name] = f"{question.more[name]}\n\n{cell}" if name in question.more else cell


def kind_of(cell: str) -> str:
    """What a cell says of a question's type: a name of KINDS; "" for none of them."""
    text = cell.strip().lower()
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, text)), "")


def _tick(question: TableQuestion, cells: list[tuple[Column, str]]) -> None:
    """Whether the answer of a line is right."""
    mark = next((cell for one, cell in cells if one.role == "right answer"), "").strip().lower()
    if mark in YES and question.answers:
        question.ticked.add(next(reversed(question.answers)))
    elif mark not in NO:
        question.right.append(mark)
