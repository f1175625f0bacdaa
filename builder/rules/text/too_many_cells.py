"""A row of a table has more cells than the table has columns.

What it finds:
A row with more upright bars than the first row of its table.

Why it matters:
The last cells would be left out.

Example:

    | Outdated | Better |
    |---|---|
    | the disabled | disabled people | always |

Use instead:

    | Outdated | Better | When |
    |---|---|---|
    | the disabled | disabled people | always |
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
