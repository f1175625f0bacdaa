"""A list has boxes, and nobody can tick them.

What it finds:
A list with `[ ]` outside of any block, none of them marked.

Why it matters:
Learners see a plain list. If they are to tick something, it takes a block.

Example:

    ## Before you go
    - [ ] Lock the door
    - [ ] Hand in the key

Use instead:

    ## Before you go
    - Lock the door
    - Hand in the key

For learners to tick them, put a heading above: `### Statement of completion: …`, or `### Poll: …` to choose one.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
