"""A point does not say where it is.

What it finds:
An item of a Hotspot's list that does not start with its place in brackets.

Why it matters:
Its number could not be drawn on the picture.

Example:

    1. An open letter

Use instead:

    1. (30%, 40%) An open letter
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
