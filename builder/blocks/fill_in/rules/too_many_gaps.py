"""A block has more gaps than an LMS can record.

What it finds:
A Fill in block with more than ten gaps.

Why it matters:
The answers would be cut off in the LMS, and so many gaps are hard to keep in mind.

Example:

    one Fill in block with 14 gaps

Use instead:

    two Fill in blocks with 7 gaps each
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
