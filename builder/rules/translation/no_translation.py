"""A language is asked for that the course is not translated into.

What it finds:
A language in the line `languages:` of the front matter, or after `--language`, that has no file in the folder
`translations` of the course.

Why it matters:
All that learners would get in that language are the buttons. No package is written in it; the others are.

Example:

    languages: [en-GB, cy]

Use instead:

    builder translate courses/phone-calls --to cy
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
