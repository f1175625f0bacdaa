"""Action plan: prompts with room for as many answers as each asks for; private unless the author shares it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.items import split_lists
from builder.blocks.settings import SHARE
from builder.frozen import frozen
from builder.model import Interaction

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow, Item

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
COUNT = re.compile(rf"\b(\d+|{'|'.join(WORDS)})\b", re.IGNORECASE)
MOST = 10
TO_PLAN = 20  # seconds for a box, which holds a few words


@frozen
class Prompt:
    """What to write, and in how many boxes."""

    item: Item
    boxes: int


@frozen
class Content:
    """What the template draws."""

    prose: Flow
    prompts: tuple[Prompt, ...]
    shared: bool


def read(source: BlockSource, report: Report) -> Reading:
    """Each item of a list is a prompt. A private plan is never recorded: only a shared one has an interaction."""
    outside, items = split_lists(source.nodes)
    if not items:
        advice = "list below it what to write:\n- 3 improvements you can make immediately"
        report("no-prompts", source.span, "this plan asks for nothing", help=advice)
    prompts = tuple(Prompt(item, _boxes(item, report)) for item in items)
    shared = bool(source.settings.get("share"))
    interaction = Interaction("long-fill-in", judged=False) if shared else None
    return Reading(Content(tuple(outside), prompts, shared), interaction, {"shared": shared})


def _boxes(item: Item, report: Report) -> int:
    """The number in a prompt's own words; one where it has none."""
    match = COUNT.search(item.text.plain)
    count = 1 if not match else int(match[1][:4]) if match[1].isdecimal() else WORDS.index(match[1].lower()) + 1
    if not 1 <= count <= MOST:
        message = f"the number in this prompt says how many boxes it gets, and {count} can't be drawn"
        report("too-many-boxes", item.span, message, help=f"ask for 1 to {MOST}, or put another number first")
    return min(max(count, 1), MOST)


KIND = BlockKind(
    keywords=("Action plan", "Plan", "My plan"),
    also=(
        "Action planning",
        "My action plan",
        "My commitments",
    ),
    shape="steps",
    read=read,
    take_away=True,
    plans=True,
    settings=(SHARE,),
    seconds=lambda content: TO_PLAN * sum(prompt.boxes for prompt in content.prompts),
    counted=rf"\b(?:\d+|{'|'.join(WORDS[1:])})\b",  # one box is drawn for “one” and for no number alike
)
