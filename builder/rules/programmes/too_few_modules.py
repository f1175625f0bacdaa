"""A programme asks for more modules than it has.

What it finds:
A line such as `complete: any 6` in a `programme.yaml` with five modules. The final test does not count: it
has to be done in any case.

Why it matters:
Nobody could ever complete the programme.

Example:

    modules: [monday, tuesday, wednesday]
    complete: any 4

Use instead:

    modules: [monday, tuesday, wednesday]
    complete: any 2
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
