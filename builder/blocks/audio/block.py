"""Audio: a sound of the package, with a transcript, and prompts before it, at pauses and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.clips import UNTRANSLATABLE, ClipReader

if TYPE_CHECKING:
    from builder.diagnostics import Report


def read(source: BlockSource, report: Report) -> Reading:
    """The clip, and the list under it."""
    reader = ClipReader(source, report, ("transcript", "before", "after"))
    reader.read()
    return Reading(reader.clip, unplaced=tuple(reader.unplaced))


KIND = BlockKind(
    keywords=("Audio", "Sound", "Recording", "Podcast"),
    also=(
        "Listen",
        "Listen to this",
        "Sound clip",
        "Audio clip",
        "Listen to …",
    ),
    shape="sound",
    read=read,
    clips=True,
    untranslatable=UNTRANSLATABLE,
)
