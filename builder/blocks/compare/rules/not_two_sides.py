"""A comparison does not have two sides.

What it finds:
A Compare block without a table of two columns, and without two parts.

Why it matters:
There would be nothing to put side by side.

Example:

    ### Compare: Words about disability
    Say “disabled people”, not “the disabled”.

Use instead:

    ### Compare: Words about disability
    | Avoid | Use |
    |---|---|
    | the disabled | disabled people |
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
