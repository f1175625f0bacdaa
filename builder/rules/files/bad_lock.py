"""A line of ids.lock can't be read.

What it finds:
A line of the file `ids.lock` that was changed by hand, repeated, or damaged when two versions of the course were
merged.

Why it matters:
`ids.lock` ties what learners have done to pages and questions. Without it they lose their place, and LMS reports of
the old and the new version can't be compared.

Example:

    <<<<<<< mine
    page welcome x7Q welcome

Use instead:

    page welcome x7Q welcome

Restore the file from a backup. If there is none, delete the line that is named: what it stood for gets a new id.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
