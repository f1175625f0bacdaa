"""Self-check: statements to rate oneself by; private, with a summary picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.items import split_lists
from builder.blocks.settings import Setting
from builder.frozen import frozen

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow, Item

FEWEST, MOST = 2, 7
TO_RATE = 6  # seconds for a statement


def _scale(match: re.Match[str]) -> tuple[str, ...]:
    words = tuple(word.strip() for word in re.split(r"[,/]", match[1]) if word.strip())
    if not FEWEST <= len(words) <= MOST:
        raise ValueError(f"a scale has {FEWEST} to {MOST} different words")
    if len({word.casefold() for word in words}) < len(words):
        raise ValueError("each word of a scale stands in it once")
    return tuple(word[:1].upper() + word[1:] for word in words)


SCALE = Setting(
    "scale", r"scale:?\s+(.+)", _scale, "scale never, sometimes, often, always", for_learners=True, takes_list=True
)


@frozen
class Content:
    """What the template draws."""

    prose: Flow
    statements: tuple[Item, ...]
    scale: tuple[str, ...]  # from least to most; (): the page's own words


def read(source: BlockSource, report: Report) -> Reading:
    """Each item of a list is a statement."""
    outside, items = split_lists(source.nodes)
    if not items:
        advice = "list statements below it:\n- I say my name when I answer the phone"
        report("no-statements", source.span, "there is nothing to rate", help=advice)
    statements = tuple(items)
    return Reading(Content(tuple(outside), statements, source.settings.get("scale", ())))


KIND = BlockKind(
    keywords=("Self-check", "Self check", "Rate yourself", "Self-assessment"),
    also=(
        "Self evaluation",
        "Self rating",
        "Rate your confidence",
        "Confidence check",
        "Skills audit",
    ),
    shape="steps",
    read=read,
    take_away=True,
    settings=(SCALE,),
    seconds=lambda content: TO_RATE * len(content.statements),
)
