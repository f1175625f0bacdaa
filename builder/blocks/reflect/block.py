"""Reflect: a question to oneself, private unless the author shares it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.answers import as_html
from builder.model import Interaction, Wording
from builder.settings import SHARE

if TYPE_CHECKING:
    from builder.diagnostics import Report


@dataclass(frozen=True, slots=True)
class Content:
    """What the template draws."""

    prompt: str  # html
    model_answer: str  # html
    shared: bool


def read(source: BlockSource, _: Report) -> Reading:
    """Private text is never recorded: only a shared one has an interaction."""
    shared = bool(source.settings.get("share"))
    content = Content(as_html(source.nodes), as_html(source.labels.get("model answer", ())), shared)
    wording = Wording(content.prompt, explanation=content.model_answer)
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
    settings=(SHARE,),
    labels=("model answer",),
)
