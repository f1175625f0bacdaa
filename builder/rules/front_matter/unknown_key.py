"""The front matter names something that a course does not have.

What it finds:
Names at the top of `course.md` that are unknown, such as those that are meant for another program. They are told
together. A name with one wrong letter, and other words for the same such as `passmark`, are understood.

Why it matters:
What is said under an unknown name has no effect.

Example:

    ---
    title: Confidentiality
    layout: lesson
    ---

Use instead:

    ---
    title: Confidentiality
    ---
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
