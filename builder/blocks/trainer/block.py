"""Trainer: what a facilitator does in the room, and why. Learners never see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import as_html

if TYPE_CHECKING:
    from builder.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Content:
    """What the facilitator's pack shows."""

    body: str  # html


def read(source: BlockSource, report: Report) -> Reading:
    """All of the body."""
    if not source.nodes:
        report("empty-block", source.span, "this block is empty", help="say below it what to do in the room, and why")
    return Reading(Content(as_html(source.nodes)))


KIND = BlockKind(keywords=("Trainer", "Facilitator", "Trainer notes"), read=read, for_learners=False)
