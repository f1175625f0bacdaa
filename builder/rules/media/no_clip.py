"""A block that plays clips has none.

What it finds:
A Video or Audio block without a clip: an exclamation mark and a link to a file that ends in `.mp4`, `.webm`,
`.mp3` or the like.

Why it matters:
Learners would see a heading, and nothing to play. A film on a website is no file of the course: it may change or
go.

Example:

    ### Video: Whose job is it?
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
