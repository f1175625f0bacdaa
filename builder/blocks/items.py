"""What blocks that are written as lists share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.model import Item, Node


def unplaced_item(item: Item) -> Listing:
    """An item that a block has no place for, as `Reading.unplaced` takes it."""
    return Listing((item,), ordered=False, span=item.span)


def split_lists(nodes: Iterable[Node]) -> tuple[list[Node], list[Item]]:
    """What stands outside of lists, and the items of all the lists."""
    outside: list[Node] = []
    items: list[Item] = []
    for node in nodes:
        if isinstance(node, Listing):
            items += node.items
        else:
            outside.append(node)
    return outside, items
