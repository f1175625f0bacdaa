"""A programme names a module twice.

What it finds:
A folder that stands below `modules` in `programme.yaml` more than once.

Why it matters:
An LMS keeps a learner's progress once for each module, so learners get it once, at its first place.

Example:

    modules: [monday, tuesday, monday]

Use instead:

    modules: [monday, tuesday]
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
