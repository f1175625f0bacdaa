"""The longest answer is nearly always the right one.

What it finds:
A course with at least five questions with one right answer, in which the longest answer is right in eight of ten or
more.

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
    from builder.diagnostics import Report
    from builder.model import Course, Interaction

SEVERITY = Severity.WARNING

FEWEST = 5  # questions: fewer show no habit
SHARE = 0.8


def find(course: Course, report: Report) -> None:
    """A habit that gives the right answers away."""
    asked = [block.interaction for block in course.blocks if block.interaction]
    single = [
        one
        for one in asked
        if one.judged and one.kind == "choice" and not one.several and [len(keys) for keys in one.right] == [1]
    ]
    longest = sum(_is_longest(one) for one in single)
    if len(single) >= FEWEST and longest >= SHARE * len(single):
        report(
            "longest-answer-always-right",
            course.span,
            f"in {longest} of {len(single)} questions the longest answer is the right one",
            help="shorten right answers and put their reasons into the feedback, or word the wrong ones as fully",
        )


def _is_longest(asked: Interaction) -> bool:
    right = asked.right[0][0]
    lengths = {option.key: len(option.text) for option in asked.options}
    return all(lengths[right] > length for key, length in lengths.items() if key != right)
