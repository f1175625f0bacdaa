"""A film or sound, its captions or its transcript is missing.

What it finds:
A Video or Audio block that names a clip, captions or a transcript which the course's folder does not hold.

Why it matters:
Learners would find nothing to play; without captions or transcript, those who can't hear or see it would get less than
others (WCAG 2.2, 1.2.1 to 1.2.3).

Example:

    ### Audio: A call
    ![A caller asks for a colleague's number](media/cal.mp3)
    - Transcript: media/call.md

Use instead:

    ### Audio: A call
    ![A caller asks for a colleague's number](media/call.mp3)
    - Transcript: media/call.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Clips and what belongs to them that can't be packed."""
    names = [*course.source.media, *(text.name for text in course.source.texts)]
    for link in course.links:
        packed = link.found and link.kind in {"file", "clip"}
        if link.heard and not packed and not link.near:
            near = did_you_mean(link.name, names)
            report(
                "missing-clip",
                link.span,
                f"there is no file “{link.name}” in the course's folder, so that nobody could play or read it",
                help=f"did you mean “{near}”?"
                if near
                else "put the file into the folder media beside course.md, and type:  media/ and its name",
            )
