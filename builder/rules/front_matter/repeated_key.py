"""A name stands twice in the front matter.

What it finds:
Two lines with the same name at the top of `course.md`, or in `organisation.yaml`.

Why it matters:
Only one of the two counts, and it may not be the one that you think.

Example:

    ---
    title: Confidentiality
    title: Keeping secrets
    ---

Use instead:

    ---
    title: Confidentiality
    ---
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
