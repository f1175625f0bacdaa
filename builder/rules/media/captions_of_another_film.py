"""Captions go on after the film has ended.

What it finds:
A file of captions whose last ones come after the end of the film that it belongs to.

Why it matters:
Nobody sees these; and the captions are often those of another version of the film, so that all come at the wrong time.

Example:

    ### Video: Whose job is it?
    ![Two departments argue over a form](media/clip-short.mp4)
    - Captions: media/clip.en.vtt
    - Transcript: media/clip.md

Use instead:

    ### Video: Whose job is it?
    ![Two departments argue over a form](media/clip.mp4)
    - Captions: media/clip.en.vtt
    - Transcript: media/clip.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks.captions import clock, cues_in
from builder.blocks.clips import Clip
from builder.diagnostics import Severity
from builder.source.clips import seconds_of

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

SLACK = 1.0  # seconds: programs round


def find(course: Course, report: Report) -> None:
    """Captions that end after their film."""
    places = {link.found: link.span for link in course.links if link.heard}
    for block in course.blocks:
        clip = block.content
        film = course.source.media.get(clip.file) if isinstance(clip, Clip) else None
        for captions in clip.captions if film else ():
            text = course.source.documents.get(captions.file)
            last = max((cue.end for cue in cues_in(text.text)), default=0) if text else 0
            length = seconds_of(film) if film and last else None
            if length and last > length + SLACK:
                message = f"these captions end at {clock(last)}, and the film at {clock(length)}"
                advice = "save the captions of this version of the film"
                report("captions-of-another-film", places.get(captions.file, block.span), message, help=advice)
