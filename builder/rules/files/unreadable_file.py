"""A file can't be read.

What it finds:
A text file of the course that can't be opened, or that is larger than 5 MB.

Why it matters:
What it holds would be missing from the course.

Example:

    02-sharing-safely.md, locked by another program

Use instead:

    02-sharing-safely.md, saved and closed

Close it in other programs, check that you may read it, and split a file that is too large.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("source",)
