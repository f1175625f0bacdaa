"""The questions of a course, in the order in which learners meet them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.exports import Asked, Pool, Questions
from builder.model import Bank, Block
from builder.parse.links import address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from builder.model import Course, Page, Whole


def questions_of(whole: Whole) -> Questions:
    """All that is asked, and could be asked elsewhere."""
    media = {address_of(file): file for module in whole.modules for file in module.checked.media.values()}
    pools = tuple(pool for module in whole.modules for pool in _pools(module.course))
    return Questions(whole.details.id, whole.details.title, whole.details.language, pools, media)


def _pools(course: Course) -> Iterator[Pool]:
    for page in course.pages:
        loose = tuple(_asked(item for item in page.items if isinstance(item, Block)))
        if loose:
            yield Pool(_named(page), loose)
        for bank in (item for item in page.items if isinstance(item, Bank)):
            inside = tuple(_asked(bank.blocks))
            if inside:
                yield Pool(bank.title.plain, inside, bank.draw)


def _named(page: Page) -> str:
    return " ".join(page.title.plain.split())


def _asked(blocks: Iterable[Block]) -> Iterator[Asked]:
    for block in blocks:
        if block.interaction:
            yield Asked(block.id, block.title, block.interaction, block.span, block.settings)
