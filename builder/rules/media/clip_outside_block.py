"""A film or a sound stands where a picture would stand.

What it finds:
An exclamation mark and a link to a clip, outside a Video or Audio block.

Why it matters:
Browsers show nothing there, and a clip needs captions and a transcript.

Example:

    ![Two departments argue over a form](media/clip.mp4)

Use instead:

    ### Video: Whose job is it?
    ![Two departments argue over a form](media/clip.mp4)
    - Captions: media/clip.en.vtt
    - Transcript: media/clip.md
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
