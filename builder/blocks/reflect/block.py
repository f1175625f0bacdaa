"""Reflect: a question to oneself, private unless the author shares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.settings import SHARE
from builder.frozen import frozen
from builder.model import Interaction, Wording

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Flow


@frozen
class Content:
    """What the template draws."""

    prompt: Flow
    model_answer: Flow
    shared: bool


def read(source: BlockSource, _: Report) -> Reading:
    """Private text is never recorded: only a shared one has an interaction."""
    shared = bool(source.settings.get("share"))
    content = Content(source.nodes, source.labels.get("model answer", ()), shared)
    wording = Wording(source.nodes, explanation=source.labels.get("model answer", ()))
    interaction = Interaction("long-fill-in", judged=False, wording=wording) if shared else None
    return Reading(content, interaction, {"shared": shared})


KIND = BlockKind(
    keywords=("Reflect", "Reflection"),
    also=(
        "Reflection point",
        "Reflection question",
        "Reflection activity",
        "Reflective question",
        "Pause and reflect",
        "Stop and reflect",
        "Time to reflect",
        "Self reflection",
        "Reflective log",
    ),
    read=read,
    take_away=True,
    settings=(SHARE,),
    labels=("model answer",),
)
