"""A line of a match has no second half.

What it finds:
In the table of a Match, a line whose second column is empty. (An empty first column is no fault: what stands beside it
is one more thing to choose, and right for nothing.)

Why it matters:
No choice would be right, so that nobody could get full marks.

Example:

    ### Match: Pair each term with a better one
    | Outdated | Better |
    |---|---|
    | the disabled | disabled people |
    | the blind | blind people |
    | the deaf | |

Use instead:

    ### Match: Pair each term with a better one
    | Outdated | Better |
    |---|---|
    | the disabled | disabled people |
    | the blind | blind people |
    | the deaf | deaf people |
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
