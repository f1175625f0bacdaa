"""The file ids.lock could not be written beside the course.

What it finds:
A course's folder that does not allow writing.

Why it matters:
`ids.lock` ties what learners have done to pages and questions. Without it, rewording a heading makes them lose
their place.

Example:

    a course on a read-only drive

Use instead:

    a course in a folder of your own
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("pipeline",)
