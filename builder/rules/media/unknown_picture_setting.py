"""A line under a picture says something of it that is not known.

What it finds:
A line such as `Picture: half, sqare` under a picture, where a word is none of those that say how it is shown.

Why it matters:
The picture is shown as if the word were not there.

Example:

    ![A desk with an open letter](media/desk.svg)
    Picture: half, sqare

Use instead:

    ![A desk with an open letter](media/desk.svg)
    Picture: half, square

How wide: small, half, full, wide. What is cut off: square, landscape, portrait, banner; and what stays in sight: focus
left, right, top, bottom. As it is, neither made smaller nor saved anew: original.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
