"""Something of a question is not in an export.

What it finds:
A question, or a part of one, that the format of `builder export` has no place for: several gaps, a hint, marks.

Why it matters:
Where you import the file, that is missing. The course itself and its packages are as they were.

Example:

    builder export courses/confidentiality --as gift

Use instead:

    builder export courses/confidentiality --as moodle-xml

A format that has a place for it; or set it again by hand where you import the file.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("exports",)
