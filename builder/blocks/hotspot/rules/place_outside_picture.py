"""A point lies outside the picture.

What it finds:
A place in a Hotspot's list with a number below 0% or above 100%.

Why it matters:
Its number would be drawn over the text, or off the page.

Example:

    ### Hotspot: What is wrong here?
    ![A desk](media/desk.svg)

    1. (130%, 40%) An open letter
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
