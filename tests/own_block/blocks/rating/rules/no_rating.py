"""A rating has no right place.

What it finds:
A Rating without a line that starts with `=`.

Why it matters:
Nobody could answer it right.

Example:
    ### Rating: How serious is it?

Use instead:

    ### Rating: How serious is it?

    = 4
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
