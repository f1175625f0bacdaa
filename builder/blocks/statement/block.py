"""Statement of completion: the learner says so, and the day is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import split_at_answers
from builder.blocks.items import unplaced_item
from builder.frozen import frozen
from builder.model import Interaction
from builder.model.flow import plain_words

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow, Item


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # before what to tick
    ticks: tuple[Item, ...]
    typed: str  # what to type; "": nothing
    more: Flow  # after what to tick


def read(source: BlockSource, report: Report) -> Reading:
    """The items with a box are to be ticked; `Type:` asks for something typed."""
    before, lists, after = split_at_answers(source.nodes)
    items = [item for listing in lists for item in listing.items]
    ticks = tuple(item for item in items if item.checked is not None)
    typed = " ".join(plain_words(source.labels.get("type", ())).split())
    if not ticks and not typed:
        message = "there is nothing to tick and nothing to type, so that nobody can agree"
        advice = "add below it, for example:\n- [ ] I have read the policy and will follow it"
        report("nothing-to-agree", source.span, message, help=advice)
    for item in items:
        if item.checked is not None and not item.text:
            report("empty-tick", item.span, "this box has no words", help="write:  - [ ] What the learner agrees to")
    left = tuple(unplaced_item(item) for item in items if item.checked is None)
    content = Content(tuple(before), ticks, typed, tuple(after))
    return Reading(content, Interaction("other", judged=False), unplaced=left)


KIND = BlockKind(
    keywords=("Statement of completion", "Statement", "Pledge", "Acknowledgement", "Acknowledgment", "Declaration"),
    also=(
        "Sign off",
        "Confirmation",
        "I confirm",
        "Agreement",
        "Sign the declaration",
    ),
    shape="choices",
    read=read,
    required=True,
    labels=("type",),
)
