"""A setting has a value that it can't have.

What it finds:
A line such as `Settings: pass mark 800%` or `Settings: try 0 times`: the setting exists, but not with that value.

Why it matters:
The builder can't guess what you meant, and a wrong pass mark would decide who passes.

Example:

    ## Assessment: Check what you know
    Settings: pass mark 800%

Use instead:

    ## Assessment: Check what you know
    Settings: pass mark 80%
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
