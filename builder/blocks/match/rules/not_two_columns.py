"""A match has more or fewer columns than two.

What it finds:
In a Match, a table with one column, or with three or more.

Why it matters:
A pair has two sides. What stands in a third column would have no place on the page.

Example:

    ### Match: Pair each term with a better one
    | Outdated | Better | Why |
    |---|---|---|
    | the disabled | disabled people | People come first. |
    | the blind | blind people | People come first. |

Use instead:

    ### Match: Pair each term with a better one
    | Outdated | Better |
    |---|---|
    | the disabled | disabled people |
    | the blind | blind people |

    Explanation: People come first.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
