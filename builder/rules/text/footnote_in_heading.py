"""The heading of a section or a bank has a footnote.

What it finds:
A mark such as `[^law]` in a heading with one hash sign, or in one that starts with `Bank:`.

Why it matters:
Such a heading is part of no page, so the footnote has no page to stand on.

Example:

    # Data protection[^law]

    ## What the law says
    The law protects personal information.

    [^law]: Data Protection Act 2018.

Use instead:

    # Data protection

    ## What the law says
    The law protects personal information.[^law]

    [^law]: Data Protection Act 2018.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
