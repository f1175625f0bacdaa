"""A remark at the top of course.md is left out of the course.

What it finds:
Words behind a `#` in the front matter. Remarks for an editor, such as `# yaml-language-server: …`, are not told.

Why it matters:
Nobody but you reads them. A `#` behind a blank cuts a value short: learners would read “Module” where you wrote
“Module #1”.

Example:

    title: Phone calls #1

Use instead:

    title: "Phone calls #1"
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
