"""Key points: what to remember of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.frozen import frozen

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow


@frozen
class Content:
    """What the template draws, and what the pocket guide collects."""

    body: Flow


def read(source: BlockSource, report: Report) -> Reading:
    """All of the body."""
    if not source.nodes:
        report(
            "empty-block",
            source.span,
            "this block is empty",
            help="list below it what to remember:\n- Ask who needs to know",
        )
    return Reading(Content(source.nodes))


KIND = BlockKind(
    keywords=("Key points", "Key point", "Key messages", "Remember"),
    also=(
        "Key takeaways",
        "Takeaways",
        "Key learning points",
        "Key message",
    ),
    shape="steps",
    read=read,
    take_away=True,
    remember=lambda block: block.content.body,
    needs_heading=False,
)
