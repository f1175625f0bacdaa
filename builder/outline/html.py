"""An outline as a page: a picture of what is taught and assessed where, and the same in tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader

from builder.frozen import frozen
from builder.outline.text import length, minutes, pages_with, refresher, weight
from builder.render.theming import stylesheet
from builder.templating import environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.discover import Theme
    from builder.model import Organisation
    from builder.outline.facts import CourseOutline

ROW, COLUMN, LEFT, TOP = 28, 44, 40, 36  # units of the picture


@frozen
class Mark:
    """A place of the picture where an objective meets a page; the numbers are the middle of it."""

    x: int
    y: int
    taught: bool
    assessed: bool


@frozen
class Picture:
    """Pages from top to bottom, objectives from side to side: so that many pages fit a narrow screen."""

    width: int
    height: int
    columns: tuple[int, ...]  # the middle of each objective's
    rows: tuple[int, ...]  # the middle of each page's
    marks: tuple[Mark, ...]


def as_html(outlines: Sequence[tuple[CourseOutline, Theme, Organisation]]) -> str:
    """One page for one course or several, in the look of the first."""
    _, theme, organisation = outlines[0]
    template = environment(FileSystemLoader(Path(__file__).parent)).get_template("outline.html.jinja")
    return template.render(
        courses=[(outline, picture_of(outline), _numbers(outline)) for outline, _, _ in outlines],
        styles=stylesheet(theme, organisation) + (Path(__file__).parent / "outline.css").read_text("utf-8"),
        length=length,
        minutes=minutes,
        pages_with=pages_with,
        refresher=refresher,
        weight=weight,
    )


def _numbers(outline: CourseOutline) -> dict[str, int]:
    return {objective.id: number for number, objective in enumerate(outline.objectives, 1)}


def picture_of(outline: CourseOutline) -> Picture:
    """Where each mark of the picture stands."""
    columns = tuple(LEFT + COLUMN // 2 + COLUMN * number for number in range(len(outline.objectives)))
    rows = tuple(TOP + ROW // 2 + ROW * number for number in range(len(outline.pages)))
    marks = tuple(
        Mark(x, y, objective.id in page.taught, objective.id in page.assessed)
        for y, page in zip(rows, outline.pages, strict=True)
        for x, objective in zip(columns, outline.objectives, strict=True)
        if objective.id in page.taught | page.assessed
    )
    return Picture(LEFT + COLUMN * len(columns), TOP + ROW * len(rows) + 4, columns, rows, marks)
