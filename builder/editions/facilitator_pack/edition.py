"""What a facilitator does when: a run sheet with a running clock, from the steps of blocks and the times of pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Any

from builder.discover import block_kinds
from builder.outline.facts import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.editions.paper import Paper
    from builder.model import Course, Page
    from builder.outline.facts import PageOutline

ROUND = 5  # minutes to which an estimate is rounded
TALK = 10  # minutes for what a group talks about, where nobody says
MANY = 4  # goals on a page: those of a final assessment, which say nothing of it
SLOWER = 1.5  # times as long as alone: a group answers, compares and asks


@dataclass(frozen=True)
class Row:
    """A line of the run sheet."""

    page: Page
    title: str
    minutes: int
    stated: bool  # by the author; False: estimated
    does: tuple[str, ...] = ()  # the names of what a page asks learners to do
    why: str = ""  # html
    materials: str = ""  # html
    start: int | None = None  # minutes from the beginning; None: only if there is time


def gather(course: Course, paper: Paper) -> dict[str, Any]:
    """`rows` of the run sheet, `whole`, the minutes that they take, and `extra`: whether some are outside the clock."""
    outline = outline_of(course, block_kinds(paper.beside))
    rows = [row for page, facts in zip(course.pages, outline.pages, strict=True) for row in _rows(page, facts, paper)]
    stated = sum(row.minutes for row in rows if row.stated)
    planned = stated >= (course.details.duration_minutes or outline.minutes)  # the author's steps fill a session
    timed = [row for row in rows if row.stated or not planned]
    listed = list(_on_the_clock(rows, timed))
    return {"rows": listed, "whole": sum(row.minutes for row in timed), "extra": len(timed) < len(rows)}


def _rows(page: Page, facts: PageOutline, paper: Paper) -> Iterator[Row]:
    """The page itself, then the steps on it; a page whose steps say how long they take is done with them."""
    steps = list(paper.steps(page))
    goals = {one.id: one.text for one in paper.course.details.objectives}
    meant = [goals[name] for name in goals if name in facts.taught | facts.assessed]
    why = ". ".join(meant) if len(meant) < MANY else ""
    about = max(ROUND, ROUND * ceil(facts.seconds * SLOWER / 60 / ROUND))
    if not any(step.minutes for step in steps):
        yield Row(
            page, page.title.plain or paper.course.details.title, about, stated=False, does=facts.activities, why=why
        )
    for step in steps:
        minutes, stated = step.minutes or TALK, step.minutes is not None
        yield Row(page, step.title, minutes, stated, why=step.why or why, materials=step.materials)


def _on_the_clock(rows: list[Row], timed: list[Row]) -> Iterator[Row]:
    clock = 0
    for row in rows:
        if row in timed:
            yield replace(row, start=clock)
            clock += row.minutes
        else:
            yield row
