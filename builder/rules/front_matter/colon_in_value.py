"""A value with a colon in it needs quotes around it.

What it finds:
A line of front matter such as `title: Customers: who they are`. It is read as you meant it.

Why it matters:
Other programs that read the same lines would stumble over the second colon.

Example:

    ---
    title: Customers: who they are
    ---

Use instead:

    ---
    title: "Customers: who they are"
    ---
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
