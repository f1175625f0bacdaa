"""A question offers the same answer twice.

What it finds:
Two answers with the same words. Capital letters, spaces and a full stop at the end make no difference.

Why it matters:
A learner can't know which of the two to choose, and one of them may count as wrong.

Example:

    ### Question: What do you do?
    - [x] Offer to pass on a message
    - [ ] Give her the number
    - [ ] offer to pass on a message.

Use instead:

    ### Question: What do you do?
    - [x] Offer to pass on a message
    - [ ] Give her the number
    - [ ] Say that you do not know him
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course, Span

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Options of one question that read alike."""
    for block in course.blocks:
        asked = block.interaction
        if not asked:
            continue
        spans = [*asked.spans, *[block.span] * len(asked.options)]
        _report_repeats([(option.text, span) for option, span in zip(asked.options, spans, strict=False)], report)
        _report_repeats([(option.text, block.span) for option in asked.targets], report)


def _report_repeats(answers: list[tuple[str, Span]], report: Report) -> None:
    seen: dict[str, str] = {}
    for text, span in answers:
        read = " ".join(text.casefold().split()).rstrip(" .")
        if read and read in seen:
            report(
                "same-answer-twice",
                span,
                f"this answer is here twice: “{seen[read]}”",
                help="change one of the two, or delete it",
            )
        seen.setdefault(read, text)
