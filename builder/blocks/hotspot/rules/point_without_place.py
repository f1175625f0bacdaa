"""A point does not say where it is.

What it finds:
An item of a Hotspot's list that does not start with its place in brackets.

Why it matters:
Its number could not be drawn on the picture.

Example:

    ### Hotspot: What is wrong here?
    ![A desk](media/desk.svg)

    1. An open letter
    2. (60%, 20%) A screen that is not locked

Use instead:

    ### Hotspot: What is wrong here?
    ![A desk](media/desk.svg)

    1. (30%, 40%) An open letter
    2. (60%, 20%) A screen that is not locked
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
