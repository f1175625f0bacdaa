"""Nothing refers to a footnote.

What it finds:
A footnote such as `[^law]: …` that no text mentions with `[^law]`.

Why it matters:
A footnote is shown only on the page that refers to it, so learners never see this one.

Example:

    Ask before you share.

    [^law]: Data Protection Act 2018.

Use instead:

    Ask before you share.[^law]

    [^law]: Data Protection Act 2018.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
