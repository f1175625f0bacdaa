"""A block that an organisation made: a place on a scale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.model import Paragraph

if TYPE_CHECKING:
    from builder.diagnostics import Report


def read(source: BlockSource, report: Report) -> Reading:
    """The line that starts with `=` holds the right place."""
    lines = (node.plain for node in source.nodes if isinstance(node, Paragraph))
    found = next(filter(None, (re.search(r"=\s*(\d)", line) for line in lines)), None)
    if not found:
        report("no-rating", source.span, "this rating has no right place", help="write it below:  = 4")
    return Reading(found[1] if found else "")


KIND = BlockKind(keywords=("Rating",), read=read)
