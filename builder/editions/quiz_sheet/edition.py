"""Questions as sheets to mark: one for each assessment, with as many as learners get there, and the rest to spare."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Any

from builder.model import Bank, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.editions.paper import Paper
    from builder.model import Course, Node, Page, Text

CLOSE = 1e-9  # so that 80% of 10 is 8, however computers count


@dataclass(frozen=True)
class Sheet:
    """Questions that are handed in together."""

    paper: Paper  # that numbers them from 1
    title: Text | str  # "" where the questions are those for practice
    audience: str
    items: tuple[Node | Block, ...]
    spare: tuple[Block, ...]  # of banks from which learners get only some
    pass_mark: float | None  # 0 to 1

    @property
    def numbered(self) -> tuple[Block, ...]:
        """Its questions."""
        return tuple(item for item in self.items if isinstance(item, Block))

    @property
    def questions(self) -> tuple[Block, ...]:
        """All of which there are answers."""
        return (*self.numbered, *self.spare)

    @property
    def marks(self) -> float:
        """All that it can score."""
        return sum(map(self.worth, self.numbered))

    @property
    def to_pass(self) -> int | None:
        """The marks that pass; None where nobody can fail."""
        return ceil(self.pass_mark * self.marks - CLOSE) if self.pass_mark else None

    def worth(self, block: Block) -> float:
        """The marks of a question."""
        weights = {objective.id: objective.weight for objective in self.paper.course.details.objectives}
        marks: float = block.settings.get("marks", 1) * weights.get(block.objective, 1)
        return marks


def gather(papers: Sequence[Paper]) -> dict[str, Any]:
    """`sheets` of each module, by its id: its assessments; where no module has one, its questions for practice."""
    marked = any(paper.course.assessments for paper in papers)
    sheets = _assessments if marked else _practice
    return {"sheets": {paper.course.details.id: [_numbered(sheet) for sheet in sheets(paper)] for paper in papers}}


def _assessments(paper: Paper) -> Iterator[Sheet]:
    course = paper.course
    for page, audience in _assessed_pages(course):
        items, spare = _drawn(page)
        mark = page.assessment.pass_mark if page.assessment else None
        title = page.title or course.details.title
        yield Sheet(paper, title, audience, items, spare, mark or course.details.pass_mark)


def _practice(paper: Paper) -> Iterator[Sheet]:
    questions = tuple(block for block in paper.course.blocks if block.scored)
    if questions:
        yield Sheet(paper, "", "", questions, (), paper.course.pass_mark)


def _numbered(sheet: Sheet) -> Sheet:
    return replace(sheet, paper=replace(sheet.paper, numbered=sheet.questions))


def _assessed_pages(course: Course) -> Iterator[tuple[Page, str]]:
    """The pages, and whom each is for."""
    counting = {page.id for page in course.assessments}
    for section in course.sections:
        for page in section.pages:
            if page.id in counting:
                yield page, page.audience or section.audience


def _drawn(page: Page) -> tuple[tuple[Node | Block, ...], tuple[Block, ...]]:
    """What stands on the page, of each bank as many questions as are drawn; and the rest of its questions."""
    items: list[Node | Block] = []
    spare: list[Block] = []
    for item in page.items:
        inside = item.items if isinstance(item, Bank) else (item,)
        questions = [one for one in inside if isinstance(one, Block) and one.scored]
        asked = questions[: item.draw] if isinstance(item, Bank) else questions
        keys = {one.key for one in asked}
        items += [one for one in inside if not isinstance(one, Block) or one.key in keys]
        spare += questions[len(asked) :]
    return tuple(items), tuple(spare)
