"""The parts of a block as places that its links can lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.model import Node, Part
from builder.source.slugs import short_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from builder.parse.nodes import Composer


def parts_of(block: str, groups: Sequence[list[Token]]) -> dict[str, str]:
    """Element ids by the names that links use, for the top headings in the body of a block with the given id."""
    parts: dict[str, str] = {}
    top = 6  # the level of the last part: what is deeper stands inside it
    for group in groups:
        level = int(group[0].tag[1]) if group[0].type == "heading_open" else 7
        if level <= top:
            top, name = level, short_name(group[1].content)
            parts.setdefault(name, f"{block}--{name}")
    return parts


def nodes_with_parts(groups: Sequence[list[Token]], composer: Composer) -> tuple[Node, ...]:
    """Nodes in order; a heading takes all below it that is no heading of its own level or higher."""
    nodes: list[Node] = []
    index = 0
    while index < len(groups):
        group = groups[index]
        index += 1
        if group[0].type != "heading_open":
            nodes.append(composer.node(group))
            continue
        level = int(group[0].tag[1])
        end = next(
            (
                at
                for at in range(index, len(groups))
                if groups[at][0].type == "heading_open" and int(groups[at][0].tag[1]) <= level
            ),
            len(groups),
        )
        name = short_name(group[1].content)  # as typed, as `parts_of` has it
        nodes.append(
            Part(
                composer.text(group[1]),
                name,
                level,
                nodes_with_parts(groups[index:end], composer),
                composer.span(group[1]),
            )
        )
        index = end
    return tuple(nodes)
