"""Discuss: points that learners take to their team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, Step
from builder.blocks.body import all_of_it

if TYPE_CHECKING:
    from builder.model import Block


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
    read=all_of_it("list below it what to talk about:\n- Who in our team speaks to customers?"),
    step=step,
)
