"""A picture has fewer than two points.

What it finds:
A Hotspot block with one point or none.

Why it matters:
There would be nothing to look for. A picture with a caption says one thing better.

Example:

    ### Hotspot: What can a visitor see?
    ![A desk with an open letter](media/desk.svg)
    1. (30%, 40%) An open letter

Use instead:

    ### Hotspot: What can a visitor see?
    ![A desk with an open letter and a screen](media/desk.svg)
    1. (30%, 40%) An open letter
    2. (70%, 20%) A screen
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
