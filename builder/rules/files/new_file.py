"""A file is part of the course for the first time.

What it finds:
A file beside `course.md` whose name ends in `.md`, which the last build did not have; before the first build, one whose
name looks like notes of your own, such as `notes.md`.

Why it matters:
All such files are parts of the course, in the order of their names. Notes to yourself would be published.

Example:

    courses/confidentiality/notes.md

Use instead:

    notes/confidentiality.md, outside the folder

If it is meant for learners, go on: once it is built, it is not told again.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
ONCE = True
RAISED_BY = ("parse",)
