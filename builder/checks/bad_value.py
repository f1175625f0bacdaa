"""The front matter gives a value that can't be.

What it finds:
A date that does not exist, a pass mark over 100%, a completion that is not one of those on offer, and the like.

Why it matters:
The builder can't guess what you meant.

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
