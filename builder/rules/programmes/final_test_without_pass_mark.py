"""The final test of a programme can't be passed.

What it finds:
A line `final test` in `programme.yaml` that names a course without a pass mark.

Why it matters:
The result of the final test is that of the whole programme. Without a pass mark there would never be one.

Example:

    title: What do you remember?

Use instead:

    title: What do you remember?
    pass mark: 80%

This stands at the top of the `course.md` of the final test.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
