"""There is no picture to put points on.

What it finds:
A Hotspot block without a picture on a line of its own.

Why it matters:
Points need something that they point at.

Example:

    ### Hotspot: What can a visitor see?
    1. (30%, 40%) An open letter
    2. (70%, 20%) A screen

Use instead:

    ### Hotspot: What can a visitor see?
    ![A desk with an open letter and a screen](media/desk.svg)
    1. (30%, 40%) An open letter
    2. (70%, 20%) A screen
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
