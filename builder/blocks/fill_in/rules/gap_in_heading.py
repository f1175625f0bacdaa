"""A gap stands in the heading of a block.

What it finds:
Double square brackets in the heading of a Fill in.

Why it matters:
A heading holds no field to type into. Learners would see the word between its brackets.

Example:

    ### Fill in: Treat others as you would like to be [[treated]]

Use instead:

    ### Fill in: The golden rule
    Treat others as you would like to be [[treated]].
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
