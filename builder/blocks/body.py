"""Blocks that are all body: points or words, which their kinds draw, print or collect each in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import Reading
from builder.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.blocks import BlockSource
    from builder.diagnostics import Report
    from builder.model import Flow


@frozen
class Body:
    """What such a block holds."""

    body: Flow


def all_of_it(advice: str) -> Callable[[BlockSource, Report], Reading]:
    """Reads a block as its body; `advice`: what to write where there is none."""

    def read(source: BlockSource, report: Report) -> Reading:
        if not source.nodes:
            report("empty-block", source.span, "this block is empty", help=advice)
        return Reading(Body(source.nodes))

    return read
