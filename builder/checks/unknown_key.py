"""The front matter names something that a course does not have.

What it finds:
A name at the top of `course.md` that is misspelt or unknown.

Why it matters:
What is said under an unknown name has no effect: a misspelt pass mark would let everybody pass.

Example:

    ---
    title: Confidentiality
    pas mark: 80%
    ---

Use instead:

    ---
    title: Confidentiality
    pass mark: 80%
    ---
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
