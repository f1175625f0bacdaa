"""Part of a course is not translated.

What it finds:
Texts that have no translation into the language that a package is built in, or one that was made for an earlier
version of the text.

Why it matters:
Learners see those texts in the author's language. An old translation may say what is no longer so, and is not shown.

Example:

    38 of 412 texts have no translation into “cy” that fits

Use instead:

    builder translate courses/phone-calls --to cy
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
