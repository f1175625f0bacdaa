"""Poll: what learners think, with nothing right or wrong: one question, or a table of statements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import Choice, asks_for_several, choices
from builder.blocks.items import unplaced_item
from builder.blocks.settings import Setting
from builder.frozen import frozen
from builder.model import Interaction, Item, Listing, Node, Table, Text, Wording

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow, Span

ALL = "choose all"
PRIVATE = Setting("private", r"private", lambda _: True, "private")
FEWEST = 2
BOX = re.compile(r"[\[(]?\s*(?P<mark>[xX\u2713\u2714\u2611]?)\s*[\])]?|[\u2610\u25cb\u25a1-]")
EXAMPLE = "- [ ] Yes\n- [ ] No"
TABLE = "| | Fine | Unsure |\n|---|---|---|\n| They ask why you need an appointment | [ ] | [ ] |"


@frozen
class Content:
    """What the template draws."""

    prose: Flow  # between the heading and the choices
    statements: tuple[Choice, ...]  # of a table: each is answered with one of the choices
    choices: tuple[Choice, ...]
    several: bool
    closing: Flow  # below the choices
    afterwards: Flow  # shown to those who have answered
    private: bool
    assessed: bool


def read(source: BlockSource, report: Report) -> Reading:
    """A table makes a line of radio buttons of each row, a list one group of them."""
    at = next((index for index, node in enumerate(source.nodes) if _offers(node)), len(source.nodes))
    offer = source.nodes[at] if at < len(source.nodes) else None
    statements, offered, unplaced = _grid(offer, report) if isinstance(offer, Table) else _list(offer, report)
    if len(offered) < FEWEST or (isinstance(offer, Table) and not statements):
        report(
            "nothing-to-choose",
            source.span,
            "this poll offers no choice",
            help=f"list what can be chosen:\n{EXAMPLE}\nor, for several statements:\n{TABLE}",
        )
    if statements and source.variant == ALL:
        message = "“(choose all)” means nothing here: each row of a table has one answer"
        report("unknown-variant", source.span, message, help="take it off, or list what can be chosen with boxes")
    private = bool(source.settings.get("private"))
    several = not statements and (source.variant == ALL or asks_for_several(source.title, source.nodes[:at]))
    content = Content(
        prose=source.nodes[:at],
        statements=statements,
        choices=offered,
        several=several,
        closing=source.nodes[at + 1 :],
        afterwards=(*source.labels.get("answer", ()), *source.labels.get("afterwards", ())),
        private=private,
        assessed=source.assessed,
    )
    options = tuple(choice.option for choice in offered)
    parts = tuple(statement.option for statement in statements)
    interaction = Interaction(
        "choice" if several else "likert",
        options,
        parts=parts,
        several=several,
        judged=False,
        wording=Wording(content.prose, explanation=(*content.closing, *content.afterwards)),
    )
    return Reading(content, None if private else interaction, {"lines": bool(statements), "private": private}, unplaced)


def _offers(node: Node) -> bool:
    return isinstance(node, Table) or (
        isinstance(node, Listing) and any(item.checked is not None for item in node.items)
    )


def _list(offer: Node | None, report: Report) -> tuple[tuple[Choice, ...], tuple[Choice, ...], tuple[Node, ...]]:
    """No statements, the choices, and what belongs to none of them."""
    items = offer.items if isinstance(offer, Listing) else ()
    unplaced: list[Node] = []
    for item in items:
        if item.checked:
            _report_mark(item.text, item.span, report)
        unplaced += _without_place(item)
    return (), choices([item.text for item in items]), tuple(unplaced)


def _without_place(item: Item) -> list[Node]:
    return [*item.notes, *item.rest, *map(unplaced_item, item.items)]


def _grid(grid: Table, report: Report) -> tuple[tuple[Choice, ...], tuple[Choice, ...], tuple[Node, ...]]:
    """The statements of a table, what each is answered with, and nothing that has no place."""
    for index, row in enumerate(grid.rows):
        span = grid.row_span(index)
        if not row[0]:
            message = "a row of this poll has no statement in its first column"
            report("empty-statement", span, message, help=f"for example:\n{TABLE}")
        for cell in row[1:]:
            match = BOX.fullmatch(cell.plain.strip())
            if not match:
                message = f"“{cell.plain}” stands where a box should be"
                report(
                    "words-in-box", span, message, help=f"leave boxes empty; choices stand in the first line:\n{TABLE}"
                )
            elif match["mark"]:
                _report_mark(row[0], span, report)
    return choices([row[0] for row in grid.rows]), choices(grid.head[1:]), ()


def _report_mark(text: Text, span: Span, report: Report) -> None:
    message = f"“{text.plain}” is marked, but in a poll nothing is right"
    report("poll-with-right-answer", span, message, help="leave its boxes empty:  [ ]  or make it a Question")


KIND = BlockKind(
    keywords=("Poll", "Survey", "Opinion", "Vote"),
    also=(
        "Quick poll",
        "Straw poll",
        "Rating",
        "Rate",
        "Have your say",
        "Your view",
        "Your views",
        "Your opinion",
        "Survey question",
        "Show of hands",
        "Temperature check",
        "What do you think",
        "How do you feel …",
        "Likert scale",
    ),
    shape="choices",
    choices=True,
    read=read,
    settings=(PRIVATE,),
    labels=("answer", "afterwards"),
    variants=(ALL, "choose one"),
)
