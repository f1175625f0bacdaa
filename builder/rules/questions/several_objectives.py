"""A block names more than one objective.

What it finds:
A line such as `Objective: need-to-know, safeguarding` under a block's heading.

Why it matters:
An answer counts towards one objective in the LMS, so the builder must know which.

Example:

    ### Question: Who may see the file?
    Objective: need-to-know, safeguarding

Use instead:

    ### Question: Who may see the file?
    Objective: need-to-know
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
