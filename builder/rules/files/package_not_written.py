"""A package could not be written.

What it finds:
The folder for the packages can't be written to, is full, or a package is open in another program.

Why it matters:
The package that is there, if any, is the old one.

Example:

    builder build courses --out /media/cd

Use instead:

    builder build courses --out dist
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("pipeline",)
