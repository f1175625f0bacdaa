"""Match: two columns of a table that belong together, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import Choice, by_alphabet, choices
from builder.blocks.settings import ANY_TRIES, KEEP_ORDER, MARKS, TRIES
from builder.frozen import frozen
from builder.model import Interaction, Table, Text, Wording

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow

COLUMNS = 2
EXAMPLE = "| Outdated | Better |\n|---|---|\n| the disabled | disabled people |\n| the blind | blind people |"


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # between the heading and the pairs
    heads: tuple[Text, ...]  # of the columns, where there are two
    pairs: tuple[tuple[Choice, Choice], ...]  # what stands on the left, and what is right for it
    offered: tuple[Choice, ...]  # all that can be chosen for it
    explanation: Flow
    hint: Flow
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """Each line of the table is a pair; one without a left side is one more thing to choose, and right for nothing."""
    grids = [node for node in source.nodes if isinstance(node, Table)]
    grid = grids[0] if grids else None
    at = source.nodes.index(grid) if grid else len(source.nodes)
    rows = [_sides(row) for row in grid.rows] if grid else []
    _check(grid, rows, source, report)
    lefts = choices([left for left, right in rows if left and right])
    targets = choices(_once([right for _, right in rows if right]))
    by_text = {choice.option.text: choice for choice in targets}
    rights = [by_text[right.plain] for left, right in rows if left and right]
    pairs = tuple(zip(lefts, rights, strict=True))
    content = Content(
        prose=source.nodes[:at],
        heads=grid.head if grid and len(grid.head) == COLUMNS else (),
        pairs=pairs,
        offered=tuple(by_alphabet(targets)),
        explanation=(*source.nodes[at + 1 :], *source.labels.get("explanation", ())),
        hint=source.labels.get("hint", ()),
        assessed=source.assessed,
    )
    interaction = Interaction(
        "matching",
        options=tuple(left.option for left, _ in pairs),
        targets=tuple(choice.option for choice in targets),
        right=(tuple(f"{left.option.key}.{right.option.key}" for left, right in pairs),) if pairs else (),
        wording=Wording(content.prose, content.hint, content.explanation),
    )
    return Reading(content, interaction, {"shuffle": not source.settings.get("keep order", False)})


def _sides(row: tuple[Text, ...]) -> tuple[Text, Text]:
    return (row[0], row[1]) if len(row) >= COLUMNS else (row[0], Text())


def _once(texts: list[Text]) -> list[Text]:
    """Texts without those that repeat another: two sources can share a target."""
    return list({text.plain: text for text in reversed(texts)}.values())[::-1]


def _check(grid: Table | None, rows: list[tuple[Text, Text]], source: BlockSource, report: Report) -> None:
    if grid is None:
        report(
            "no-pairs",
            source.span,
            "there is nothing to match",
            help=f"add a table of two columns below it:\n{EXAMPLE}",
        )
        return
    if len(grid.head) != COLUMNS:
        message = f"this table has {len(grid.head)} columns, but a match has two"
        report("not-two-columns", grid.span, message, help="keep what belongs together in two columns")
        return
    for index, (left, right) in enumerate(rows):
        if left and not right:
            message = f"nothing stands beside “{left.plain}”"
            report("half-a-pair", grid.row_span(index), message, help="write in the second column what belongs to it")
    if len({right.plain for _, right in rows if right}) < COLUMNS or sum(bool(left) for left, _ in rows) < COLUMNS:
        report("no-pairs", grid.span, "a match needs two pairs or more", help=f"for example:\n{EXAMPLE}")


KIND = BlockKind(
    keywords=("Match", "Matching", "Match up", "Match the pairs", "Pairs"),
    also=(
        "Matching pairs",
        "Matching exercise",
        "Matching activity",
        "Matching question",
        "Match and learn",
        "Pair up",
        "Pair up …",
        "Pair the …",
        "Pair each …",
        "Pair these …",
        "Match the …",
        "Match each …",
        "Match these …",
        "Match … to …",
        "Match … with …",
        "Connect each …",
        "Link each …",
        "Drag and drop",
        "Drag …",
        "Which goes with which",
        "What goes with what",
    ),
    shape="pairs",
    read=read,
    settings=(MARKS, KEEP_ORDER, TRIES, ANY_TRIES),
    labels=("explanation", "hint"),
)
