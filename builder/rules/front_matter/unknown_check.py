"""A line under `checks:` names no rule.

What it finds:
Under `checks:`, at the top of `course.md` or in `organisation.yaml`, a name that is not a rule's.

Why it matters:
The line does nothing: the rule that you meant goes on as before.

Example:

    checks:
      long-sentances: off

Use instead:

    checks:
      long-sentence: off

A rule's name stands in square brackets behind each fault. To see them all, type `builder explain`.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
