"""Discuss: points that learners take to their team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading, Step
from builder.frozen import frozen

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Block, Flow


@frozen
class Content:
    """What the template draws, and what a trainer makes an activity of."""

    body: Flow


def read(source: BlockSource, report: Report) -> Reading:
    """All of the body."""
    if not source.nodes:
        advice = "list below it what to talk about:\n- Who in our team speaks to customers?"
        report("empty-block", source.span, "this block is empty", help=advice)
    return Reading(Content(source.nodes))


def step(block: Block) -> Step:
    """The group talks about its points."""
    return Step(block.title.plain, block.content.body)


KIND = BlockKind(
    keywords=("Discuss", "Discussion", "Talk about it", "Team talk"),
    also=(
        "Group discussion",
        "Discussion point",
        "Discussion question",
        "Talking point",
        "Class discussion",
    ),
    read=read,
    step=step,
)
