"""What is accepted does not hold the right answer.

What it finds:
In a Number, a right answer that lies outside of what is accepted, or an accepted range whose ends are exchanged.

Why it matters:
A learner who types the right answer would be told that it is wrong.

Example:

    ### Number: How many points are in the charter?
    = 12 (accept 13 to 15)

Use instead:

    ### Number: How many points are in the charter?
    = 12 (accept 11 to 13)
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
