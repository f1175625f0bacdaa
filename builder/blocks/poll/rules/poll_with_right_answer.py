"""An answer of a poll is marked as right.

What it finds:
In a Poll, a box with an x in it.

Why it matters:
A poll asks what people think: nothing is right or wrong in it, and the mark would be lost.

Example:

    ### Poll: Would you ask for an appointment here?
    - [x] Yes
    - [ ] No

Use instead:

    ### Poll: Would you ask for an appointment here?
    - [ ] Yes
    - [ ] No

To teach and to mark, start the heading with `Question:` instead.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
