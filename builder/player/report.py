"""The report of what a learner did in a package: a line for each part, and for each answer."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from builder.lms.contents import Part
    from builder.player.records import Record

COLUMNS = (
    "Module", "Status", "Result", "Score in %", "Time in seconds", "Attempts",
    "Question", "Answer", "Right answer", "Judged", "Answered",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the start of one


def as_csv(rows: Iterable[tuple[Part, Record]]) -> str:
    """The report, with a mark at its front by which spreadsheets know that it is UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for part, record in rows:
        line = _line(part, record)
        writer.writerow([_harmless(cell) for cell in [*line, "", "", "", "", ""]])
        for answer in record.summary["answers"]:
            writer.writerow([_harmless(cell) for cell in [part.title, "", "", "", "", "", *_answer(answer)]])
    return "\ufeff" + text.getvalue()


def _line(part: Part, record: Record) -> list[str]:
    summary = record.summary
    score = "" if summary["score"] is None else f"{summary['score'] * 100:.4g}"
    attempts = str(record.attempt if record.launches else 0)
    return [part.title, summary["completion"], summary["success"], score, f"{summary['seconds']:.0f}", attempts]


def _answer(answer: Mapping[str, Any]) -> list[str]:
    return [
        answer["question"] or answer["id"],
        *(str(answer[name]) for name in ("response", "right", "result", "time")),
    ]


def _harmless(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
