"""The longest answer is the right one too often.

What it finds:
An assessment, or else a whole course, that somebody could pass by always taking the longest answer. Only questions
with one right answer count. Without a pass mark, half of them is too many; with a higher one than 80%, 80% is. There
must be five such questions or more, and two more right than a blind guess would get: fewer are no habit.

Why it matters:
Learners who notice can pass without reading. Authors tend to word the right answer with more care.

Example:

    ### Question: What do you do?
    - [ ] Nothing
    - [x] Offer to pass on a message, and say when he will be back at his desk

Use instead:

    ### Question: What do you do?
    - [ ] Give her the number, because she is family and may be worried
    - [x] Offer to pass on a message
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.diagnostics import Report
    from builder.model import Block, Course, Interaction

SEVERITY = Severity.WARNING

FEWEST = 5  # questions: fewer show no habit
MORE_THAN_CHANCE = 2  # right ones more than a blind guess would find
WITHOUT_A_MARK = 0.5
HIGHEST = 0.8  # the share that is too much whatever the pass mark is
ROUNDING = 1e-9  # 0.7 of ten questions are seven


def find(course: Course, report: Report) -> None:
    """A habit that gives the right answers away: in each assessment, and where none has it, in the whole course."""
    advice = "shorten right answers and put their reasons into the feedback, or word the wrong ones as fully"
    reported = False
    for page in course.assessments:
        mark = page.assessment.pass_mark if page.assessment else None
        message = _habit(page.blocks, mark or course.pass_mark)
        if message:
            report("longest-answer-always-right", page.span, message, help=advice)
            reported = True
    message = _habit(course.blocks, course.pass_mark)
    if message and not reported:
        report("longest-answer-always-right", course.span, message, help=advice)


def _habit(blocks: Iterable[Block], mark: float | None) -> str:
    """What whoever takes the longest answers would reach, where that is too much; else ""."""
    asked = [block.interaction for block in blocks if block.interaction and _has_one_right(block.interaction)]
    longest = sum(map(_is_longest, asked))
    by_chance = sum(len(_longest(one)) / len(one.options) for one in asked)
    enough = max(min(mark or WITHOUT_A_MARK, HIGHEST) * len(asked), by_chance + MORE_THAN_CHANCE)
    if len(asked) < FEWEST or longest < enough - ROUNDING:
        return ""
    passes = f", and {mark:.0%} is a pass" if mark and longest >= mark * len(asked) - ROUNDING else ""
    return f"in {longest} of {len(asked)} questions the longest answer is the right one{passes}"


def _has_one_right(asked: Interaction) -> bool:
    one_of_several = asked.kind == "choice" and not asked.several and len(asked.options) > 1
    return asked.judged and one_of_several and [len(keys) for keys in asked.right] == [1]


def _is_longest(asked: Interaction) -> bool:
    return asked.right[0][0] in _longest(asked)


def _longest(asked: Interaction) -> set[str]:
    """The keys of its longest options, where some are shorter."""
    most = max(len(option.text) for option in asked.options)
    keys = {option.key for option in asked.options if len(option.text) == most}
    return keys if len(keys) < len(asked.options) else set()
