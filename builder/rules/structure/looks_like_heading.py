"""A line looks like a heading, but is none.

What it finds:
A line in bold, with a number or with other signs than `#`, a space and a colon, that begins as a block does.

Why it matters:
Learners see it as plain text, and what stands below it belongs to no question, or to the one above.

Example:

    **Question 1: Who may see the file?**

    - The case worker
    - Everyone in the office

Use instead:

    ### Question: Who may see the file?

    - [x] The case worker
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
