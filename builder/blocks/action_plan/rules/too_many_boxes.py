"""A prompt asks for more boxes than can be drawn.

What it finds:
A prompt of an Action plan whose first number is 0, or more than 10. That number says how many boxes it gets.

Why it matters:
Nobody writes so many, and a year is not meant as a number of boxes.

Example:

    ### Action plan: Next steps
    - What will you change in 2027?

Use instead:

    ### Action plan: Next steps
    - One thing that you will change in 2027
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
