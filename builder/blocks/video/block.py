"""Video: a film of the package, with captions, a transcript, and prompts before it, at pauses and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks import BlockKind, BlockSource, Reading
from builder.blocks.clips import UNTRANSLATABLE, ClipReader

if TYPE_CHECKING:
    from builder.diagnostics import Report


def read(source: BlockSource, report: Report) -> Reading:
    """The clip, and the list under it."""
    reader = ClipReader(source, report, ("captions", "transcript", "poster", "before", "after"))
    reader.read()
    if "captions" not in reader.named:
        message, advice = "this film has no captions", "- Captions: media/clip.en.vtt"
        report(
            "no-captions",
            source.span,
            message,
            help=f"save them as “WebVTT” from your video program into the folder media, and add:  {advice}",
        )
    return Reading(reader.clip, unplaced=tuple(reader.unplaced))


KIND = BlockKind(
    keywords=("Video", "Film", "Clip"),
    also=(
        "Watch",
        "Watch this",
        "Watch the video",
        "Watch the film",
        "Video clip",
        "Film clip",
        "Short film",
        "Watch …",
    ),
    shape="film",
    read=read,
    clips=True,
    untranslatable=UNTRANSLATABLE,
)
