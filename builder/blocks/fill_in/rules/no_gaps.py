"""There is no gap to fill in.

What it finds:
A Fill in block without double square brackets.

Why it matters:
Learners would be asked to type, with nowhere to type it.

Example:

    ### Fill in: The golden rule
    Treat others as you would like to be treated.

Use instead:

    ### Fill in: The golden rule
    Treat [[others]] as you would like to be treated.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
