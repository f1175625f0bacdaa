"""Words stand where a poll has a box.

What it finds:
In the table of a Poll, a cell behind the first column that holds something else than an empty box.

Why it matters:
The page has a button there to choose with, and no place for words.

Example:

    ### Poll: How would you feel if…
    | | Fine | Not happy |
    |---|---|---|
    | they asked why you came | [ ] | why? |

Use instead:

    ### Poll: How would you feel if…
    | | Fine | Not happy |
    |---|---|---|
    | they asked why you came | [ ] | [ ] |
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
