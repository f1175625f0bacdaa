"""The right number can't be read.

What it finds:
In a Number, a line that starts with `=` and goes on with something else than a number in figures, its unit, and how far
from it an answer may lie.

Why it matters:
No answer would be right.

Example:

    ### Number: How many points are in the charter?
    = a dozen

Use instead:

    ### Number: How many points are in the charter?
    = 12 (accept 11 to 13)
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
