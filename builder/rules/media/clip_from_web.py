"""A Video or Audio block names a film or sound that is on the web.

What it finds:
An address of YouTube, Vimeo, Microsoft Stream or any other website where the file of a clip should stand.

Why it matters:
A package holds all that it shows. A player of another website needs that website, may set cookies and show
advertisements, and can't be given your captions. Learners get a link.

Example:

    ### Video: Whose job is it?
    https://www.youtube.com/watch?v=abc

Use instead:

    ### Video: Whose job is it?
    ![Two departments argue over a form](media/clip.mp4)
    - Captions: media/clip.en.vtt
    - Transcript: media/clip.md

Without the file, make it a card with a link:

    ### Resources: Whose job is it?
    - [Two departments argue over a form](https://www.youtube.com/watch?v=abc)
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
