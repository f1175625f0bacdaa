"""Two courses have one id.

What it finds:
Two courses that are built together with the same id: mostly a folder that was copied, with its `ids.lock`. Or a course
with the id of another's refresher, which is the other's with `-refresher` behind it.

Why it matters:
To an LMS they are one course: the progress of one would be taken for that of the other. And the package of the second
would be written over that of the first.

Example:

    courses/complaints and courses/complaints-2027, copied from it with its ids.lock

Use instead:

    builder new --from courses/complaints courses/complaints-2027

In a folder that was copied already, delete `ids.lock`, and the line `id: …` at the top of `course.md` if there is one.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("pipeline",)
