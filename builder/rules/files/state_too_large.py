"""The course asks more than an LMS can keep.

What it finds:
A course with so many questions that the answers of a learner would not fit into the space that the strictest
standard gives.

Why it matters:
A learner who stops half-way would lose their answers.

Example:

    one course with 600 questions

Use instead:

    two courses with 300 questions each
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Block, Course

SEVERITY = Severity.ERROR

LIMIT = 3_800  # characters of saved state: 4,096 less room for the frame around it
FRAME, PAGE, BLOCK, TEXT = 90, 3.5, 10, 12  # characters
PARTLY = 2  # characters of a score in part


def find(course: Course, report: Report) -> None:
    """Courses whose fullest saved state is past the limit."""
    needed = characters_needed(course)
    if needed > LIMIT:
        report(
            "state-too-large",
            course.span,
            f"the answers of a learner could take {needed:,} characters, but an LMS keeps only {LIMIT:,}",
            help="split the course into two, or ask fewer questions",
        )


def characters_needed(course: Course) -> int:
    """How long what an LMS keeps of a learner can get."""
    pages = round(PAGE * len(list(course.pages)))
    return FRAME + pages + sum(_characters(block) for block in course.blocks if block.scored)


def _characters(block: Block) -> int:
    """How long the record of a block can get: its key, verdict, tries and count, then its answer."""
    asked = block.interaction
    if not asked or asked.kind == "true-false":
        return BLOCK + len("*false")
    if asked.kind == "choice":
        return BLOCK + (PARTLY + len(asked.options) if asked.several else 1)
    return BLOCK + PARTLY + (len(asked.options) or TEXT)
