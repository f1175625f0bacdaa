"""Something stands in a block that has no place for it.

What it finds:
Text, a list or a table inside a block that does not use such a thing, or text where nothing is read.

Why it matters:
It would not be shown, and nothing that you wrote may get lost.

Example:

    # Data protection
    For: leaders
    This is for you.

    ## The law
    It protects people.

Use instead:

    # Data protection
    For: leaders

    ## The law
    This is for you.

    It protects people.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
