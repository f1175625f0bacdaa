"""A transcript can't be put on the page.

What it finds:
A line `Transcript:` that names a file whose name does not end in `.md`, or one that does not lie in a folder.

Why it matters:
A transcript stands on the page under its clip, so it must be text that the builder reads. A file beside course.md
is a section.

Example:

    - Transcript: media/clip.docx

Use instead:

    - Transcript: media/clip.md
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
