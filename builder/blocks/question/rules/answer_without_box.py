"""An answer has no box in front of it.

What it finds:
In a question's list of answers, a line without `[ ]` or `[x]`.

Why it matters:
Without a box nobody can tell whether the answer is right or wrong.

Example:

    ### Question: Who may see the file?
    - [x] The case worker
    - Everyone in the office

Use instead:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
