"""A pass mark can't be read.

What it finds:
A pass mark, at the top of `course.md` or in a line of settings, that is no percentage from 1 to 100, or that stands
where it is not read.

Why it matters:
A wrong pass mark would decide who passes, and without one nobody can fail.

Example:

    ---
    title: Confidentiality
    pass mark: 800%
    ---

Use instead:

    ---
    title: Confidentiality
    pass mark: 80%
    ---
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks", "parse")
