"""A bank of questions stands outside an assessment.

What it finds:
A heading such as `### Bank: Telephone, draw 3` on an ordinary page.

Why it matters:
Only an assessment draws questions from a bank. Elsewhere learners get all of them.

Example:

    ## Practice
    ### Bank: Telephone, draw 3

Use instead:

    ## Assessment: Practice
    ### Bank: Telephone, draw 3
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
