"""Put in order: the steps of something, shown shuffled, to be brought into their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import Choice, by_alphabet, choices
from builder.blocks.items import split_lists, unplaced_item
from builder.blocks.settings import ANY_TRIES, MARKS, TRIES
from builder.frozen import frozen
from builder.model import Interaction, Item, Listing, Node, Wording

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow

FEWEST = 2
EXAMPLE = "1. Find the right person\n2. Give them the details\n3. Tell the customer who has it"


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # between the heading and the steps
    steps: tuple[Choice, ...]  # in their right order
    shown: tuple[Choice, ...]  # in another
    explanation: Flow
    hint: Flow
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """The list is in its right order; any list will do, numbered or not."""
    at = next((index for index, node in enumerate(source.nodes) if isinstance(node, Listing)), len(source.nodes))
    after, items = split_lists(source.nodes[at:])
    if len(items) < FEWEST:
        message = "there is one step only" if items else "there are no steps to put in order"
        report("too-few-steps", source.span, message, help=f"list them below it in their right order:\n{EXAMPLE}")
    steps = choices([item.text for item in items])
    shown = by_alphabet(steps)
    content = Content(
        prose=source.nodes[:at],
        steps=steps,
        shown=tuple(shown[::-1] if shown == list(steps) else shown),
        explanation=(*after, *source.labels.get("explanation", ())),
        hint=source.labels.get("hint", ()),
        assessed=source.assessed,
    )
    offered = tuple(step.option for step in steps)
    interaction = Interaction(
        "sequencing",
        options=offered,
        right=(tuple(option.key for option in offered),) if offered else (),
        spans=tuple(item.span for item in items),
        wording=Wording(content.prose, content.hint, content.explanation),
    )
    return Reading(content, interaction, {"shuffle": True}, unplaced=tuple(_without_place(items)))


def _without_place(items: list[Item]) -> list[Node]:
    """What stands in a step and can't be moved with it."""
    found: list[Node] = [node for item in items for node in (*item.notes, *item.rest, *map(unplaced_item, item.items))]
    return found + [unplaced_item(item) for item in items if item.checked is not None]


KIND = BlockKind(
    keywords=("Put in order", "Put in the right order", "Order", "Sequence", "Rank"),
    also=(
        "Ordering",
        "Sequencing",
        "Ordering question",
        "Sequencing activity",
        "Ordering activity",
        "Correct order",
        "Right order",
        "Put … in order",
        "Put … in … order",
        "Put … into … order",
        "Put … in … order of …",
        "Put … in order of …",
        "Place … in order",
        "Place … in … order",
        "Place … into … order",
        "Sort … in order",
        "Sort … into order",
        "Sort … in … order",
        "Sort … into … order",
        "Arrange these …",
        "Arrange … order",
        "Rearrange …",
        "Reorder …",
        "Re order …",
        "Order these …",
        "Sequence the …",
        "Sequence these …",
        "Drag … order",
        "Rank the …",
        "Rank these …",
        "In what order …",
        "In which order …",
        "What is the right order",
        "What is the correct order",
        "Number these …",
    ),
    shape="order",
    read=read,
    settings=(MARKS, TRIES, ANY_TRIES),
    labels=("explanation", "hint"),
)
