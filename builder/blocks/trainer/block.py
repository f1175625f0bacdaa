"""Trainer: what a facilitator does in the room, and why. Learners never see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading, Step
from builder.frozen import frozen

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Block, Flow

TIME = re.compile(
    r"[\s,;:(]*\b(?:(?P<hours>\d{1,3})\s*(?:hours?|h)\b\s*)?(?:(?P<minutes>\d{1,4})\s*min(?:ute)?s?\b)?\)?"
)


@frozen
class Content:
    """What the facilitator's pack shows."""

    body: Flow
    why: Flow
    materials: Flow


def read(source: BlockSource, report: Report) -> Reading:
    """The body, and what stands behind `Why:` and `Materials:`."""
    if not source.nodes and not source.labels:
        report("empty-block", source.span, "this block is empty", help="say below it what to do in the room, and why")
    why, materials = (source.labels.get(name, ()) for name in ("why", "materials"))
    return Reading(Content(source.nodes, why, materials))


def step(block: Block) -> Step:
    """The heading says how long it takes: “Pairs, 15 minutes”, “1 hour”, “20 minutes if there is time”."""
    title, content = block.title.plain, block.content
    times = [match for match in TIME.finditer(title) if match["hours"] or match["minutes"]]
    if not times:
        return Step(title, content.body, None, content.why, content.materials)
    last = times[-1]
    minutes = int(last["hours"] or 0) * 60 + int(last["minutes"] or 0)
    rest = title[last.end() :].strip(" ,;:")
    name = title[: last.start()] + (f" ({rest})" if rest else "")
    return Step(name.strip() or title, content.body, minutes, content.why, content.materials)


KIND = BlockKind(
    keywords=("Trainer", "Facilitator", "Trainer notes"),
    also=(
        "Trainer note",
        "Trainer's notes",
        "Facilitator notes",
        "Facilitator note",
        "Facilitator's notes",
        "Tutor notes",
        "Teacher notes",
        "Teaching notes",
        "Presenter notes",
        "Instructor notes",
        "Speaker notes",
        "Notes for the trainer",
        "Notes for trainers",
        "Notes for the facilitator",
        "Notes for facilitators",
        "For the trainer",
        "For the facilitator",
    ),
    shape="words",
    read=read,
    labels=("why", "materials"),
    for_learners=False,
    step=step,
)
