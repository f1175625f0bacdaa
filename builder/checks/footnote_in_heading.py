"""A section's heading has a footnote.

What it finds:
A mark such as `[^law]` in a heading with one hash sign.

Why it matters:
The heading of a section stands above each of its pages, so the footnote has no page to stand on.

Example:

    # Data protection[^law]

Use instead:

    # Data protection

    ## What the law says
    The law protects personal information.[^law]
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
