"""The lines at the top of the course can't be read.

What it finds:
Front matter (the lines between `---` and `---`) or an `organisation.yaml` with a line that is not written as
`name: value`: a tab, a quotation mark that is never closed, a missing `---`.

Why it matters:
What is said there would be lost: the title, or the pass mark. The other lines are read.

Example:

    ---
    title: "Confidentiality
    pass mark: 80%
    ---

Use instead:

    ---
    title: "Confidentiality"
    pass mark: 80%
    ---
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
