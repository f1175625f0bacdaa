"""Managers: a page for those who lead the learners, printed with the facilitator's pack. Learners never see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind
from builder.blocks.body import all_of_it

if TYPE_CHECKING:
    from builder.model import Block, Flow


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
    read=all_of_it("say below it what to ask a team in a month:\n- Which call did you see through to the end?"),
    for_learners=False,
    leaflet=leaflet,
)
