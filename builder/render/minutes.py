"""How long pages take: estimates, from words and activities; nobody learns by the stopwatch."""

from __future__ import annotations

from collections import Counter
from heapq import heapify, heapreplace
from typing import TYPE_CHECKING

from builder.model import Bank, Block

if TYPE_CHECKING:
    from collections.abc import Mapping

    from builder.blocks import BlockKind
    from builder.model import Course, InteractionKind, Node, Page

WORDS_A_MINUTE = 220  # reading plain prose on a screen
SECONDS: dict[InteractionKind, int] = {  # to think and to answer, reading left out
    "choice": 25,
    "true-false": 15,
    "fill-in": 30,
    "numeric": 30,
    "likert": 20,
    "matching": 60,
    "sequencing": 60,
    "performance": 90,
    "long-fill-in": 120,
    "other": 20,
}
CLIP, PRIVATE = 120, 90  # seconds: a film whose length nobody says; something to write that is not recorded


def minutes_of(course: Course, kinds: Mapping[str, BlockKind]) -> dict[str, int]:
    """Whole minutes of each page by its id, one at least; together those that the course says, if it says any."""
    spoken = spoken_words(course)
    seconds = {page.id: seconds_of(page, spoken[page.id], kinds) for page in course.pages}
    all_seconds = sum(seconds.values()) or 1
    total = course.details.duration_minutes or round(all_seconds / 60)
    exact = {name: one / all_seconds * total for name, one in seconds.items()}
    given = dict.fromkeys(exact, 1)
    short = [(1 - one, number, name) for number, (name, one) in enumerate(exact.items())]  # the shortest of time first
    heapify(short)
    for _ in range(total - len(given)):  # each to the page that is furthest from what it takes
        _, number, name = short[0]
        given[name] += 1
        heapreplace(short, (given[name] - exact[name], number, name))
    return given


def spoken_words(course: Course) -> Counter[str]:
    """How many words stand on each page, by its id."""
    spoken: Counter[str] = Counter()
    for passage in course.passages:
        spoken[passage.page] += len(passage.text.split())
    return spoken


def seconds_of(page: Page, spoken: int, kinds: Mapping[str, BlockKind]) -> float:
    """What one page takes; `spoken`: all words that stand on it."""
    return words_of(page, spoken) / WORDS_A_MINUTE * 60 + sum(_seconds(item, kinds) for item in page.items)


def words_of(page: Page, spoken: int) -> int:
    """The words of a page: of feedback half, for some is for other answers; of banks, the share that is drawn."""
    blocks = list(page.blocks)
    feedback = [text for block in blocks if block.interaction for text in block.interaction.feedback]
    spoken -= sum(len(text.split()) for text in feedback) // 2
    left_out = sum(len(bank.blocks) * (1 - _share(bank)) for bank in page.banks)
    return round(spoken * (1 - left_out / len(blocks))) if blocks else spoken


def _share(bank: Bank) -> float:
    """How much of a bank a learner gets, 0 to 1."""
    return min(1, bank.draw / len(bank.blocks)) if bank.draw and bank.blocks else 1


def _seconds(item: Node | Block | Bank, kinds: Mapping[str, BlockKind]) -> float:
    if isinstance(item, Bank):
        return _share(item) * sum(_seconds(inner, kinds) for inner in item.items)
    if not isinstance(item, Block):
        return 0
    kind = kinds[item.kind]
    if kind.seconds:
        return kind.seconds(item.content)
    if item.interaction:
        return SECONDS[item.interaction.kind]
    if kind.clips:
        return CLIP
    return PRIVATE if item.data else 0
