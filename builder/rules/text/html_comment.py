"""A comment is left out of the course.

What it finds:
Text between `<!--` and `-->`.

Why it matters:
Learners never see a comment. One that is never closed takes all that stands below it out of the course.

Example:

    <!-- check this figure -->
    Nine in ten callers are polite.

Use instead:

    ### Trainer: Before you publish
    Check this figure.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
