"""Captions are gone before they can be read.

What it finds:
Captions of a film with more than 17 characters for each second that they are shown.

Why it matters:
Who reads them misses words, or the picture. Subtitlers count on 160 to 180 words a minute, which is about that.

Example:

    1
    00:00:04.000 --> 00:00:05.000
    Who of you has seen the form for the garden waste collection?

Use instead:

    1
    00:00:04.000 --> 00:00:08.000
    Who of you has seen the form for the garden waste collection?

Show them longer, part them in two, or say it in fewer words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.blocks.captions import clock, cues_in
from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

FASTEST = 17.0  # characters a second


def find(course: Course, report: Report) -> None:
    """Files of captions with some that are too fast; each file is told once."""
    for link in {
        link.found: link for link in course.links if link.heard and link.found.lower().endswith(".vtt")
    }.values():
        text = course.source.documents.get(link.found)
        cues = list(cues_in(text.text)) if text else []
        fast = [cue for cue in cues if cue.speed > FASTEST]
        if fast:
            worst = max(fast, key=lambda cue: cue.speed)
            message = f"{len(fast)} of {len(cues)} captions are shown too shortly to be read"
            advice = f"the worst, at {clock(worst.start)}, has {worst.speed:.0f} characters a second; 17 can be read"
            report("captions-too-fast", link.span, message, help=advice)
