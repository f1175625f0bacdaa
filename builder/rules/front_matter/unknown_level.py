"""A rule under `checks:` is set to something that means nothing.

What it finds:
Under `checks:`, a word other than `off`, `warning` or `error` behind a rule's name.

Why it matters:
The line does nothing: the rule goes on as before.

Example:

    checks:
      long-sentence: maybe

Use instead:

    checks:
      long-sentence: warning
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
