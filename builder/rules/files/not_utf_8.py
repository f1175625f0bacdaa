"""A file is not saved as UTF-8.

What it finds:
A text file in an older encoding of Windows. It is read as such, and letters with accents should be right.

Why it matters:
Other programs may show “â€™” where an apostrophe belongs.

Example:

    Save as type: Text; Encoding: ANSI

Use instead:

    Save as type: Text; Encoding: UTF-8
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("source",)
