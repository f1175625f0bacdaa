"""Reveal: commit to an answer of one's own, then see another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.frozen import frozen

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow


@frozen
class Content:
    """What the template draws."""

    prompt: Flow
    answer: Flow


def read(source: BlockSource, report: Report) -> Reading:
    """What stands under `Answer:` waits until the learner has an answer."""
    answer = source.labels.get("answer", ())
    if not answer:
        report(
            "nothing-to-reveal",
            source.span,
            "there is nothing to reveal",
            help="start a paragraph below it with:  Answer: …",
        )
    return Reading(Content(source.nodes, answer))


KIND = BlockKind(
    keywords=("Reveal", "Think first"),
    also=(
        "Click to reveal",
        "Tap to reveal",
        "Click to reveal …",
        "Click to see …",
        "Click for …",
        "Tap for …",
        "Reveal the answer",
        "Reveal …",
        "Show the answer",
        "Show answer",
        "Think about it",
        "Stop and think",
        "Pause and think",
        "Pause for thought",
        "Have a think",
        "Question and answer",
        "Open question",
        "Short answer",
        "Short answer question",
        "Riddle",
    ),
    shape="answer",
    read=read,
    labels=("answer",),
)
