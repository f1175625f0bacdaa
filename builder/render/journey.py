"""A course's way from page to page, as its cover, its contents and the first page of each section show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.model import Figure
from builder.render.minutes import minutes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.blocks import BlockKind
    from builder.model import Course, Page, Section


@frozen
class Part:
    """A section with pages."""

    section: Section
    number: int  # 0 where the course has no sections that are worth counting
    minutes: Mapping[str, int]  # of each page, by its id

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its pages, one at least."""
        return self.section.pages

    @property
    def total(self) -> int:
        """The minutes of all its pages."""
        return sum(self.minutes.values())

    @property
    def figure(self) -> Figure | None:
        """The picture right under the heading of its first page, which stands in the band there; one of no caption."""
        first = self.pages[0].items[0] if self.number and self.pages[0].items else None
        shown = isinstance(first, Figure) and first.pictures and not any(one.title for one in first.pictures)
        return first if isinstance(first, Figure) and shown else None

    @property
    def folds(self) -> bool:
        """Whether its title says more than that of its only page."""
        title = self.section.title.plain
        return bool(title) and (len(self.pages) > 1 or self.pages[0].title.plain != title)


def has_cover(course: Course) -> bool:
    """Whether the course opens with a cover: not where its only page says all."""
    return len(list(course.pages)) > 1


def parts_of(course: Course, kinds: Mapping[str, BlockKind]) -> tuple[Part, ...]:
    """The sections that have pages, with how long these take."""
    minutes = minutes_of(course, kinds)
    sections = [section for section in course.sections if section.pages]
    counted = len(sections) > 1 and all(section.title for section in sections)
    return tuple(
        Part(section, number if counted else 0, {page.id: minutes[page.id] for page in section.pages})
        for number, section in enumerate(sections, 1)
    )
