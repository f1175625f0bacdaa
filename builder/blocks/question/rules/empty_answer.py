"""An answer has no words.

What it finds:
A box in a question's list with nothing behind it.

Why it matters:
Learners would see a choice that says nothing, and a screen reader would read nothing aloud.

Example:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ]

Use instead:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
