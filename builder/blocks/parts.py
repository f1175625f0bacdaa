"""What every block that is made of parts shares: an introduction, then a heading for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockSource, Reading
from builder.frozen import frozen
from builder.model import Part, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from builder.diagnostics import Report
    from builder.model import Flow, Node

FEWEST = 2


@frozen
class BlockPart:
    """A heading inside a block, with what stands under it."""

    id: str  # of its element
    title: Text
    level: int  # of its heading on the page
    body: Flow


@frozen
class PartsContent:
    """What the template of a block made of parts draws."""

    intro: Flow  # before the first part
    parts: tuple[BlockPart, ...]
    assessed: bool


def parts_of(source: BlockSource) -> Iterator[tuple[str, int, Part]]:
    """The parts of a block, each with its element's id and the level of its heading on the page."""
    taken: set[str] = set()
    for node in source.nodes:
        if isinstance(node, Part):
            name, number = node.id or "part", 1
            while name in taken:
                number += 1
                name = f"{node.id or 'part'}-{number}"
            taken.add(name)
            yield f"{source.id}--{name}", 3 if source.assessed else min(6, max(3, node.level - 1)), node


def before_parts(nodes: Sequence[Node]) -> list[Node]:
    """What stands before the first part."""
    return [node for node in nodes if not isinstance(node, Part)]


def read_parts(source: BlockSource, report: Report) -> Reading:
    """A block that is nothing but parts."""
    parts = tuple(BlockPart(name, part.title, level, part.nodes) for name, level, part in parts_of(source))
    if len(parts) < FEWEST:
        found = "one part" if parts else "no parts"
        report(
            "too-few-parts",
            source.span,
            f"this block has {found}, and needs at least two",
            help="give each part a heading one level below the block's own:  #### First part",
        )
    for node in source.nodes:
        if isinstance(node, Part) and not node.nodes:
            report(
                "empty-part",
                node.span,
                f"nothing stands under “{node.title.plain}”",
                help="write below the heading, or delete it",
            )
    return Reading(PartsContent(tuple(before_parts(source.nodes)), parts, source.assessed))
