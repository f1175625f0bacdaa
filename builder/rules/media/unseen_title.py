"""Words behind an address are not shown.

What it finds:
Words in quotes behind the address of a link, or of a picture that stands in a line of text.

Why it matters:
Browsers show them only to people who use a mouse and wait. So the course does not use them, but as the caption of a
picture that stands alone.

Example:

    [The guide](https://www.gov.uk/data-protection "It is short")

Use instead:

    [The guide](https://www.gov.uk/data-protection), which is short
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
