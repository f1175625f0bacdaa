"""A setting has a value that it can't have.

What it finds:
A line such as `Settings: try 0 times`: the setting exists, but not with that value.

Why it matters:
It is left out, and what is usual applies.

Example:

    ## Assessment: Check what you know
    Settings: try 0 times

Use instead:

    ## Assessment: Check what you know
    Settings: try twice
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
