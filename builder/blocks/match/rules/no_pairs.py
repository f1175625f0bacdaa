"""There is nothing to match.

What it finds:
A Match without a table, or with fewer than two pairs in it.

Why it matters:
Learners would see a heading with nothing to do, or a choice that is none.

Example:

    ### Match: Pair each outdated term with a better one
    | Outdated | Better |
    |---|---|
    | the disabled | disabled people |

Use instead:

    ### Match: Pair each outdated term with a better one
    | Outdated | Better |
    |---|---|
    | the disabled | disabled people |
    | the blind | blind people |
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
