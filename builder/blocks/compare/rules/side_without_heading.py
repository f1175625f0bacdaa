"""A side of a comparison has no heading.

What it finds:
A table in a Compare block with an empty cell in its first line.

Why it matters:
The heading tells which side is which, to those who can't see colours or icons too.

Example:

    ### Compare: Words about disability
    | Avoid | |
    |---|---|
    | the disabled | disabled people |

Use instead:

    ### Compare: Words about disability
    | Avoid | Use |
    |---|---|
    | the disabled | disabled people |
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
