"""A course lies beside programme.yaml.

What it finds:
A `course.md` in the same folder as a `programme.yaml`.

Why it matters:
A programme is made of the courses in the folders below it. This one would be part of no package.

Example:

    service-week/programme.yaml
    service-week/course.md

Use instead:

    service-week/programme.yaml
    service-week/monday/course.md
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
