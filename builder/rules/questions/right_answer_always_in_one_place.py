"""The right answer nearly always stands in the same place.

What it finds:
A course with at least five questions that keep their order, in which the right answer has the same place in eight
of ten or more. Other questions shuffle their answers, so their order in your file does not matter.

Why it matters:
Learners who notice can pass without reading.

Example:

    ### Question: How long have we to answer a letter?
    Settings: keep order
    - [ ] One day
    - [x] Five days
    - [ ] Ten days

Use instead:

    ### Question: How long have we to answer a letter?
    - [ ] One day
    - [x] Five days
    - [ ] Ten days
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

FEWEST = 5  # questions: fewer show no habit
SHARE = 0.8


def find(course: Course, report: Report) -> None:
    """A habit that gives the right answers away."""
    places: Counter[int] = Counter()
    for block in course.blocks:
        asked = block.interaction
        if (
            asked
            and asked.judged
            and asked.kind == "choice"
            and not asked.several
            and block.settings.get("keep order")
            and any(asked.right)
        ):
            places[[option.key for option in asked.options].index(asked.right[0][0])] += 1
    place, count = places.most_common(1)[0] if places else (0, 0)
    if places.total() >= FEWEST and count >= SHARE * places.total():
        report(
            "right-answer-always-in-one-place",
            course.span,
            f"in {count} of {places.total()} questions that keep their order, answer {place + 1} is the right one",
            help="take “keep order” off where the order means nothing, or move some of the right answers",
        )
