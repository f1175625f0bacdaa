"""A row of a poll has no statement.

What it finds:
In the table of a Poll, a row whose first column is empty.

Why it matters:
Learners would not know what they answer.

Example:

    ### Poll: How would you feel if…
    | | Fine | Not happy |
    |---|---|---|
    | | [ ] | [ ] |

Use instead:

    ### Poll: How would you feel if…
    | | Fine | Not happy |
    |---|---|---|
    | they asked why you came | [ ] | [ ] |
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
