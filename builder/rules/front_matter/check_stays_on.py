"""A rule that every package needs is set to less than an error.

What it finds:
Under `checks:`, the name of an error with `off` or `warning` behind it. Only warnings can be changed.

Why it matters:
An error stands for a package that would fail: learners would meet a question without an answer, or a picture that is
not there. So the rule stays on.

Example:

    checks:
      no-right-answer: off

Use instead:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office

Take the line out, and fix what the rule finds.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
