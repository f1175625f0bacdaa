"""A programme has no modules.

What it finds:
A `programme.yaml` with no folder beside it that holds a `course.md`.

Why it matters:
There would be nothing to learn in the package.

Example:

    service-week/programme.yaml

Use instead:

    service-week/programme.yaml
    service-week/monday/course.md
    service-week/tuesday/course.md
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
