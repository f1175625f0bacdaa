"""The course has no title.

What it finds:
A `course.md` that does not start with lines such as `title: Confidentiality` between two lines of three hyphens.

Why it matters:
The title is what learners look for in the LMS, and what a certificate names. The first heading, or the name of the
folder, takes its place.

Example:

    # Whose information is it?

Use instead:

    ---
    title: Confidentiality
    ---

    # Whose information is it?
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
