"""The manifest can't be read.

What it finds:
A manifest that is not well-formed XML, is not in the encoding that it names, or is built to do harm.

Why it matters:
Every LMS refuses the package, for it can't tell what is in it.

Example:

    <title>Health & Safety</title>

Use instead:

    <title>Health &amp; Safety</title>
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("doctor",)
