"""A course in a programme's folder is no module of it.

What it finds:
A folder with a `course.md` that the line `modules` of `programme.yaml` does not name.

Why it matters:
You may think that learners see it.

Example:

    modules: [monday, tuesday]

and a folder `wednesday` beside them.

Use instead:

    modules: [monday, tuesday, wednesday]

Without a line `modules` every course in the folder is a module.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
