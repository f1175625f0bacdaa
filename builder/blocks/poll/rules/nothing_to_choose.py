"""A poll offers no choice.

What it finds:
A Poll with neither a list of boxes nor a table, with fewer than two choices, or with a table that has no row.

Why it matters:
Learners would be asked, and could not answer.

Example:

    ### Poll: Would you ask for an appointment here?
    Think of your last visit.

Use instead:

    ### Poll: Would you ask for an appointment here?
    Think of your last visit.

    - [ ] Yes
    - [ ] No
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
