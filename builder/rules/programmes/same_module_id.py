"""Two modules of a programme have one id.

What it finds:
Two courses of a programme with the same line `id` at the top of their `course.md`.

Why it matters:
An LMS keeps each learner's progress by the id: it would take one module for the other.

Example:

    monday/course.md:   id: service-week
    tuesday/course.md:  id: service-week

Use instead:

    monday/course.md:   id: monday
    tuesday/course.md:  id: tuesday

Without the line a course has the name of its folder.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
