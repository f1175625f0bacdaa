"""A file looks like a copy of another, and is left out.

What it finds:
A file such as `course - Copy.md`, `course (1).md` or `course-DESKTOP-AB12.md` beside a `course.md`: what Windows,
OneDrive, Dropbox and others call a copy, or one of two versions that were saved at the same time.

Why it matters:
Learners would get each of its pages twice.

Example:

    courses/confidentiality/course - Copy.md

Use instead:

    courses/confidentiality/course.md

Compare the two, keep what you want in one of them, and delete the other. A part of its own needs another name, such as
`02-sharing-safely.md`.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("source",)
