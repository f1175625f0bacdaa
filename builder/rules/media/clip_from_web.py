"""A Video or Audio block names a film or sound that is on the web.

What it finds:
An address of YouTube, Vimeo, Microsoft Stream or any other website where the file of a clip should stand.

Why it matters:
A package holds all that it shows. A player of another website needs that website, may set cookies and show
advertisements, and can't be given your captions. So nothing is embedded: learners get a card that leads there, with
its title, where it is, and that it needs the web.

Example:

    ### Video: Whose job is it?
    https://www.youtube.com/watch?v=abc

Use instead:

    ### Video: Whose job is it?
    ![Two departments argue over a form](media/clip.mp4)
    - Captions: media/clip.en.vtt
    - Transcript: media/clip.md

Without the file, say on the card how long it is with a line such as `- Length: 3 minutes`, and show a picture that is
yours with `- Still: media/still.jpg`. What it is for stands as text in the block, and `[its title](its address)`
names it.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
