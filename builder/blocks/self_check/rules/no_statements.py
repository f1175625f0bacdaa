"""A self-check has nothing to rate.

What it finds:
A Self-check block without a list.

Why it matters:
Learners would have nothing to rate themselves by.

Example:

    ### Self-check: How do I answer the phone?
    Be honest.

Use instead:

    ### Self-check: How do I answer the phone?
    - I say my name
    - I ask who is calling
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
