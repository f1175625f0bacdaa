"""A course has another id than at its last build.

What it finds:
A line `id: …` at the top of `course.md` that differs from the id that `ids.lock` keeps.

Why it matters:
An LMS knows a course by its id. With another one it is another course: learners who are in the middle of it lose their
progress, and reports of the old and the new can't be compared. The next build keeps the new id.

Example:

    id: customer-care-2027, in a course that was built as “customer-care”

Use instead:

    id: customer-care

or no line at all: the id stays in `ids.lock`, whatever the folder is called. For a copy that is meant to be a course of
its own, type `builder new --from courses/customer-care courses/customer-care-2027`.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
ONCE = True
RAISED_BY = ("parse",)
