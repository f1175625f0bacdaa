"""HTML is shown as it was typed.

What it finds:
Tags such as `<b>` or `<div>` in the text. Only the line break `<br>` is understood.

Why it matters:
A course must work with screen readers, on phones and in every LMS, so it is written in Markdown alone. Learners
will see the tags as text. If that is what you want, put them in backticks.

Example:

    This is <b>important</b>.

Use instead:

    This is **important**.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
