"""The lines at the top of the course can't be read.

What it finds:
Front matter (the lines between `---` and `---`) or an `organisation.yaml` that is not written as `name: value`: a
tab, a missing space after a colon, a quotation mark that is never closed, a missing `---`.

Why it matters:
The title, the pass mark and all else that is said there would be lost.

Example:

    ---
    title:Confidentiality
    ---

Use instead:

    ---
    title: Confidentiality
    ---
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
