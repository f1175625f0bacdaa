"""A row of a table has fewer cells than the table has columns.

What it finds:
The first row of a table that lacks cells.

Why it matters:
What is missing stays empty at the end of the row. If a cell was left out in the middle, all behind it stands in the
wrong column.

Example:

    | Task | Who | When |
    |---|---|---|
    | Ring back | the same day |

Use instead:

    | Task | Who | When |
    |---|---|---|
    | Ring back | | the same day |
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
