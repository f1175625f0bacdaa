"""Sections and pages, assessments and objectives."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any, Literal

from builder.frozen import frozen
from builder.model.activity import Bank, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from builder.model.flow import Footnote, Node
    from builder.model.inline import Text
    from builder.model.source import Span

Feedback = Literal["at once", "at the end", "never"]


@frozen
class Assessment:
    """The rules of a page whose questions are marked together."""

    pass_mark: float | None  # 0 to 1
    attempts: int | None  # None: as many as wanted
    feedback: Feedback
    counts: Literal["best", "last", "first"] = "best"  # which attempt does
    pre_test: bool = False  # whether it only lets a learner skip what is known
    one_at_a_time: bool | None = None  # whether it asks one question at a time; None: nobody says


@frozen
class Page:
    """What a learner sees at a time."""

    title: Text
    items: tuple[Node | Block | Bank, ...]
    span: Span
    assessment: Assessment | None = None
    footnotes: tuple[Footnote, ...] = ()
    objectives: tuple[str, ...] = ()
    audience: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)  # as a block's
    file: str = ""  # the source file's name within the course
    id: str = ""  # [a-z0-9-]+, the hash of its address
    key: str = ""  # three characters
    kept_out: tuple[tuple[int, Block], ...] = ()  # not for learners, each with how many items stand before it

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block of the page, those in banks too."""
        for item in self.items:
            if isinstance(item, Block):
                yield item
            elif isinstance(item, Bank):
                yield from item.blocks

    @property
    def one_at_a_time(self) -> bool:
        """Whether it asks one question at a time: where nobody says, if it draws them from banks, and is handed in."""
        rules = self.assessment
        if not rules or rules.one_at_a_time is not None:
            return bool(rules and rules.one_at_a_time)
        return bool(self.banks) and rules.feedback != "at once"

    @property
    def banks(self) -> tuple[Bank, ...]:
        """Its pools of questions."""
        return tuple(item for item in self.items if isinstance(item, Bank))


@frozen
class Section:
    """Pages that belong together."""

    title: Text
    pages: tuple[Page, ...]
    span: Span
    audience: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)  # as a block's
    id: str = ""  # [a-z0-9-]+, where each section is a module


@frozen
class Objective:
    """What a learner can do afterwards."""

    id: str
    text: str
    span: Span
    weight: float = 1.0  # how many times each mark of its questions counts
