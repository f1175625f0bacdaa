"""The folder holds no readable course.md.

What it finds:
A folder that was named as a course, without a file `course.md` that can be read.

Why it matters:
A course starts with `course.md`: its title and its first pages stand there.

Example:

    courses/confidentiality/Course.docx

Use instead:

    courses/confidentiality/course.md
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("source",)
