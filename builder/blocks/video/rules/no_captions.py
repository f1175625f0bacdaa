"""A film has no captions.

What it finds:
A Video block without a line `Captions:` in its list.

Why it matters:
People who can't hear, or who watch without sound, would miss what is said. WCAG 2.2 asks for captions (1.2.2).

Example:

    ### Video: Whose job is it?
    ![Two departments argue over a form](media/clip.mp4)
    - Transcript: media/clip.md

Use instead:

    ### Video: Whose job is it?
    ![Two departments argue over a form](media/clip.mp4)
    - Captions: media/clip.en.vtt
    - Transcript: media/clip.md
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
