"""A file of captions is not WebVTT.

What it finds:
A line `Captions:` that names a file whose name does not end in `.vtt`.

Why it matters:
Browsers show captions from WebVTT files only. Most programs that make captions can save them so.

Example:

    - Captions: media/clip.srt

Use instead:

    - Captions: media/clip.en.vtt
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
