"""Compare: two sides beside each other, what to avoid and what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.settings import Setting
from builder.frozen import frozen
from builder.model import Part, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Report
    from builder.model import Flow, Node, Text

EQUAL = Setting("equal", r"equal(?: sides)?", lambda _: True, "equal sides")
SIDES = 2
HELP = "make a table of two columns, or two parts:\n#### Avoid\n…\n#### Use\n…"


@frozen
class Content:
    """What the template draws."""

    intro: Flow
    heads: tuple[Text, ...]  # the two headings
    pairs: tuple[tuple[Text, ...], ...]  # the rows of a table
    sides: tuple[Flow, ...]  # the two parts, where there is no table
    after: Flow
    equal: bool  # whether neither side is the better one
    level: int  # of the headings of the sides
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """A table of two columns, or two parts."""
    grids = [node for node in source.nodes if isinstance(node, Table)]
    parts = [node for node in source.nodes if isinstance(node, Part)]
    rest = [node for node in source.nodes if not isinstance(node, Table | Part)]
    equal = bool(source.settings.get("equal"))
    level = 3 if source.assessed or not parts else min(6, max(3, parts[0].level - 1))
    _check(source, grids, parts, report)
    if not grids:
        heads, sides = tuple(part.title for part in parts), tuple(part.nodes for part in parts)
        return Reading(Content(tuple(rest), heads, (), sides, (), equal, level, source.assessed))
    grid, at = grids[0], source.nodes.index(grids[0])
    intro, after = ([node for node in nodes if node in rest] for nodes in (source.nodes[:at], source.nodes[at + 1 :]))
    content = Content(tuple(intro), grid.head, grid.rows, (), tuple(after), equal, level, source.assessed)
    return Reading(content, unplaced=(*grids[1:], *parts))


def _check(source: BlockSource, grids: Sequence[Table], parts: Sequence[Node], report: Report) -> None:
    if not grids and len(parts) != SIDES:
        count = "one side" if len(parts) == 1 else f"{len(parts)} sides"
        message = f"this block has {count}, and needs two" if parts else "there is nothing to compare"
        report("not-two-sides", source.span, message, help=HELP)
    elif grids and (len(grids[0].head) != SIDES or not grids[0].rows):
        columns = len(grids[0].head)
        message = "this table has no rows" if columns == SIDES else f"this table has {columns} columns, and needs two"
        report("not-two-sides", grids[0].span, message, help=HELP)
    for grid in grids[:1]:
        for index, head in enumerate(grid.head):
            if not head:
                report(
                    "side-without-heading",
                    grid.span,
                    f"column {index + 1} has no heading",
                    help="write:  | Avoid | Use |",
                )
    for part in parts:
        if isinstance(part, Part) and not part.nodes:
            message = f"nothing stands under “{part.title.plain}”"
            report("empty-part", part.span, message, help="write below the heading, or delete it")


KIND = BlockKind(keywords=("Compare", "Comparison", "Avoid and use"), read=read, settings=(EQUAL,), parts=True)
