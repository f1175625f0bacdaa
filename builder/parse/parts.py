"""The parts of a block as places that its links can lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.words import short_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


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
