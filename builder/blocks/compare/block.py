"""Compare: two sides beside each other, what to avoid and what to do instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import as_html
from builder.blocks.settings import Setting
from builder.model import Grid, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Report
    from builder.model import Node

EQUAL = Setting("equal", r"equal(?: sides)?", lambda _: True, "equal sides")
SIDES = 2
HELP = "make a table of two columns, or two parts:\n#### Avoid\n…\n#### Use\n…"


@dataclass(frozen=True, slots=True)
class Content:
    """What the template draws."""

    intro: str  # html
    heads: tuple[str, ...]  # html of the two headings
    pairs: tuple[tuple[str, ...], ...]  # html of the rows of a table
    sides: tuple[str, ...]  # html of the two parts, where there is no table
    after: str  # html
    equal: bool  # whether neither side is the better one
    level: int  # of the headings of the sides
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """A table of two columns, or two parts."""
    grids = [node for node in source.nodes if isinstance(node, Grid)]
    parts = [node for node in source.nodes if isinstance(node, Part)]
    rest = [node for node in source.nodes if not isinstance(node, Grid | Part)]
    equal = bool(source.settings.get("equal"))
    level = 3 if source.assessed or not parts else min(6, max(3, parts[0].level - 1))
    _check(source, grids, parts, report)
    if not grids:
        heads, sides = tuple(part.title.html for part in parts), tuple(as_html(part.nodes) for part in parts)
        return Reading(Content(as_html(rest), heads, (), sides, "", equal, level, source.assessed))
    grid, at = grids[0], source.nodes.index(grids[0])
    intro, after = ([node for node in nodes if node in rest] for nodes in (source.nodes[:at], source.nodes[at + 1 :]))
    pairs = tuple(tuple(cell.html for cell in row) for row in grid.rows)
    content = Content(as_html(intro), _heads(grid), pairs, (), as_html(after), equal, level, source.assessed)
    return Reading(content, left=(*grids[1:], *parts))


def _heads(grid: Grid) -> tuple[str, ...]:
    return tuple(cell.html for cell in grid.head)


def _check(source: BlockSource, grids: Sequence[Grid], parts: Sequence[Node], report: Report) -> None:
    if not grids and len(parts) != SIDES:
        count = "one side" if len(parts) == 1 else f"{len(parts)} sides"
        said = f"this block has {count}, and needs two" if parts else "there is nothing to compare"
        report("not-two-sides", source.span, said, help=HELP)
    elif grids and (len(grids[0].head) != SIDES or not grids[0].rows):
        columns = len(grids[0].head)
        said = "this table has no rows" if columns == SIDES else f"this table has {columns} columns, and needs two"
        report("not-two-sides", grids[0].span, said, help=HELP)
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
            said = f"nothing stands under “{part.title.plain}”"
            report("empty-part", part.span, said, help="write below the heading, or delete it")


KIND = BlockKind(keywords=("Compare", "Comparison", "Avoid and use"), read=read, settings=(EQUAL,), parts=True)
