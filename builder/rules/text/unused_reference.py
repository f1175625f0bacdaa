"""No link uses an address.

What it finds:
A line such as `[guide]: https://www.gov.uk/data-protection` that no link in the file names, or that names an
address twice.

Why it matters:
Such a line is never shown. A link may be missing, or misspelt.

Example:

    Read [the guide][giude].

    [guide]: https://www.gov.uk/data-protection

Use instead:

    Read [the guide][guide].

    [guide]: https://www.gov.uk/data-protection
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
