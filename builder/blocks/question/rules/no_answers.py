"""A question has no answers to choose from.

What it finds:
A Question with no list of answers under it.

Why it matters:
Learners would see a question that they can't answer.

Example:

    ### Question: Who may see the file?
    Think of the people who work on the case.

Use instead:

    ### Question: Who may see the file?
    Think of the people who work on the case.

    - [x] The case worker
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
