"""A file other than course.md has lines between hyphens at its top.

What it finds:
A block between two lines of `---` at the start of a section's file.

Why it matters:
Only the top of `course.md` is read so. Here the lines would be left out of the course.

Example:

    ---
    title: Sharing properly
    ---

    # Sharing properly

Use instead:

    # Sharing properly
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
