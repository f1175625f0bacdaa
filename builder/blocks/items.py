"""What blocks that are written as lists share: all that stands in an item, as HTML or as something left over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks.answers import as_html
from builder.model import Item, Listing, Node, Prose

if TYPE_CHECKING:
    from collections.abc import Iterable


def under_html(item: Item) -> str:
    """What stands in an item below its first paragraph."""
    inner = "".join(f"<li>{item_html(one)}</li>" for one in item.items)
    return as_html((*item.notes, *item.rest)) + (f"<ul>{inner}</ul>" if inner else "")


def item_html(item: Item) -> str:
    """All of an item."""
    return item.text.html + under_html(item)


def item_plain(item: Item) -> str:
    """All the words of an item."""
    below = (node.plain for node in (*item.notes, *item.rest))
    return " ".join(" ".join((item.text.plain, *below, *map(item_plain, item.items))).split())


def left_over(item: Item) -> Prose:
    """An item that a block has no place for, as `Reading.left` takes it."""
    return Prose(item_html(item), item_plain(item), item.span)


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
