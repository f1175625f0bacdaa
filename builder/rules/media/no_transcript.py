"""A clip has no transcript.

What it finds:
A Video or Audio block without a line `Transcript:` in its list.

Why it matters:
People who can't hear, who can't see or who have no loudspeaker at work need the words. Everybody can search a
text.

Example:

    ### Audio: A call at nine
    ![A caller asks for a colleague's number](media/call.mp3)

Use instead:

    ### Audio: A call at nine
    ![A caller asks for a colleague's number](media/call.mp3)
    - Transcript: media/call.md
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
