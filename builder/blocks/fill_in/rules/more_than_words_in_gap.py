"""A gap holds a link, a picture or HTML.

What it finds:
Something else than words between `[[` and `]]`.

Why it matters:
Learners type words. The address of a link, or a picture, in the gap would be lost.

Example:

    ### Fill in: The golden rule
    Treat others as you would like to be [[[treated](https://example.org)]].

Use instead:

    ### Fill in: The golden rule
    Treat others as you would like to be [[treated]]. [Where it comes from](https://example.org)
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
