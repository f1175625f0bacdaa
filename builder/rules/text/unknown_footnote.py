"""A footnote is missing.

What it finds:
A mark such as `[^law]` with no line `[^law]: …` in the same file.

Why it matters:
Learners would see the mark and its brackets as text.

Example:

    Ask before you share.[^lwa]

    [^law]: Data Protection Act 2018.

Use instead:

    Ask before you share.[^law]

    [^law]: Data Protection Act 2018.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
