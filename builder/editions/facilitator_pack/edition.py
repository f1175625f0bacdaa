"""What a facilitator does when: a run sheet with a running clock, from the steps of blocks and the times of pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING, Any

from builder.discover import block_kinds
from builder.outline.facts import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.editions.paper import Paper
    from builder.model import Page
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
    asks: bool = False  # whether some of it is right or wrong
    plays: bool = False  # whether films or sounds are on it
    why: str = ""  # words, or safe HTML
    materials: str = ""  # safe HTML
    start: int = 0  # minutes from the beginning


@dataclass(frozen=True)
class Run:
    """A session."""

    rows: tuple[Row, ...]  # on the clock
    more: tuple[Row, ...]  # for groups that have more time

    @property
    def minutes(self) -> int:
        """The minutes that it takes."""
        return sum(row.minutes for row in self.rows)


def gather(papers: Sequence[Paper]) -> dict[str, Any]:
    """`runs`, the session of each module by its id."""
    return {"runs": {paper.course.details.id: _run(paper) for paper in papers}}


def _run(paper: Paper) -> Run:
    course = paper.course
    outline = outline_of(course, block_kinds(paper.extension_roots))
    rows = [row for page, facts in zip(course.pages, outline.pages, strict=True) for row in _rows(page, facts, paper)]
    stated = sum(row.minutes for row in rows if row.stated)
    planned = stated >= (course.details.duration_minutes or outline.minutes)  # the author's steps fill a session
    timed = [row for row in rows if row.stated or not planned]
    starts = accumulate((row.minutes for row in timed), initial=0)
    return Run(
        rows=tuple(replace(row, start=start) for row, start in zip(timed, starts, strict=False)),
        more=tuple(row for row in rows if planned and not row.stated),
    )


def _rows(page: Page, facts: PageOutline, paper: Paper) -> Iterator[Row]:
    """The page itself, then the steps on it; a page whose steps say how long they take is done with them."""
    steps = list(paper.steps(page))
    goals = {one.id: one.text for one in paper.course.details.objectives}
    meant = [goals[name] for name in goals if name in facts.taught | facts.assessed]
    why = ". ".join(meant) if len(meant) < MANY else ""
    kinds = block_kinds(paper.extension_roots)
    about = max(ROUND, ROUND * ceil(facts.seconds * SLOWER / 60 / ROUND))
    if not any(step.minutes for step in steps):
        title, does = page.title.plain or paper.course.details.title, map(paper.called, page.blocks)
        plays = any(kinds[block.kind].clips for block in page.blocks)
        yield Row(
            page,
            title,
            about,
            stated=False,
            does=tuple(dict.fromkeys(does)),
            asks=facts.questions > 0,
            plays=plays,
            why=why,
        )
    for step in steps:
        minutes, stated = step.minutes or TALK, step.minutes is not None
        yield Row(
            page, step.title, minutes, stated, why=paper.flow(step.why) or why, materials=paper.flow(step.materials)
        )
