"""Two footnotes have one name.

What it finds:
Two lines that start with the same mark, such as `[^1]: …`, in one file.

Why it matters:
Only the first would be shown.

Example:

    [^1]: Data Protection Act 2018.
    [^1]: Equality Act 2010.

Use instead:

    [^1]: Data Protection Act 2018.
    [^2]: Equality Act 2010.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
