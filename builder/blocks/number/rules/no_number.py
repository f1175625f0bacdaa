"""No line says which number is right.

What it finds:
A Number in which no line starts with `=`.

Why it matters:
No answer would be right.

Example:

    ### Number: How many points are in the charter?
    12

Use instead:

    ### Number: How many points are in the charter?
    = 12
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
