"""Managers: a page for those who lead the learners, printed with the facilitator's pack. Learners never see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.frozen import frozen

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Block, Flow


@frozen
class Content:
    """What is printed."""

    body: Flow


def read(source: BlockSource, report: Report) -> Reading:
    """All of the body."""
    if not source.nodes:
        advice = "say below it what to ask a team in a month:\n- Which call did you see through to the end?"
        report("empty-block", source.span, "this block is empty", help=advice)
    return Reading(Content(source.nodes))


def leaflet(block: Block) -> Flow:
    """All of it."""
    body: Flow = block.content.body
    return body


KIND = BlockKind(
    keywords=("Managers", "Manager's page"),
    also=(
        "For managers",
        "For your manager",
        "For the manager",
        "For line managers",
        "Line managers",
        "Manager notes",
        "Manager's notes",
        "Notes for managers",
        "Notes for the manager",
        "Managers' page",
    ),
    shape="words",
    read=read,
    for_learners=False,
    leaflet=leaflet,
)
