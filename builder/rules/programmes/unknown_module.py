"""A programme names a module that is not there.

What it finds:
A name below `modules` or behind `final test` in `programme.yaml` that is no folder with a `course.md` in it.

Why it matters:
Learners would not get this part of the programme.

Example:

    modules: [monday, tuseday]

Use instead:

    modules: [monday, tuesday]

The names are those of the folders beside `programme.yaml`.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
