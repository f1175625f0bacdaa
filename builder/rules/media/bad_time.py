"""The time of a pause can't be read.

What it finds:
A line in a Video or Audio block that starts with a number, but not with minutes, a colon and seconds.

Why it matters:
The clip would not stop there, and learners would miss the question.

Example:

    - 0.45: Who is the customer here?

Use instead:

    - 0:45: Who is the customer here?
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
