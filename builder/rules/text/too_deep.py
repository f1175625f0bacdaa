"""Lists or quotations are nested too deep.

What it finds:
Text inside some twenty lists, or forty quotations, of each other.

Why it matters:
It would be left out of the course, and nobody could read it on a phone.

Example:

    > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > Hello

Use instead:

    > Hello
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
