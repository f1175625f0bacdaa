"""A point lies outside the picture.

What it finds:
A place in a Hotspot's list with a number below 0% or above 100%.

Why it matters:
Its number would be drawn over the text, or off the page.

Example:

    1. (130%, 40%) An open letter

Use instead:

    1. (30%, 40%) An open letter
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
