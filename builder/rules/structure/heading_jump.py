"""A heading skips a level.

What it finds:
A heading with at least two more hash signs than the heading before it.

Why it matters:
People who use a screen reader move from heading to heading. A level that is missing makes them look for what is not
there.

Example:

    ## Phone calls
    #### Before you ring back

Use instead:

    ## Phone calls
    ### Before you ring back
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
