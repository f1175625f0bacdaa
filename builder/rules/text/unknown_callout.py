"""A callout is of a kind that does not exist.

What it finds:
A quotation that starts with a word such as `[!TIPP]`.

Why it matters:
Learners would see the word and its brackets as text.

Example:

    > [!TIPP]
    > Ask before you help.

Use instead:

    > [!TIP]
    > Ask before you help.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
