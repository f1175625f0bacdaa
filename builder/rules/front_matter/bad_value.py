"""The front matter gives a value that can't be.

What it finds:
A date that does not exist, a completion that is not one of those on offer, and the like. Values are understood in many
forms, such as `31/3/2027`, `25 mins`, `three` or `all pages and pass the quiz`.

Why it matters:
The line is left out, and what is usual applies.

Example:

    ---
    title: Confidentiality
    review by: 2027-02-30
    ---

Use instead:

    ---
    title: Confidentiality
    review by: 2027-02-28
    ---
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
