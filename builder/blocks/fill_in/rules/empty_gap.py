"""A gap says nothing between its brackets.

What it finds:
Double square brackets with no word in them.

Why it matters:
No answer would be right.

Example:

    ### Fill in: The golden rule
    Treat [[ ]] as you would like to be treated.

Use instead:

    ### Fill in: The golden rule
    Treat [[others / other people]] as you would like to be treated.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
