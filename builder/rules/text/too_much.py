"""A file holds more than a course can.

What it finds:
A Markdown file with tens of thousands of lines, thousands of headings, or a single paragraph as long as a book; and
front matter with thousands of lines. Mostly such a file was made by a program, or is no text at all.

Why it matters:
It would take minutes to read it, and no learner could. The file is left out, and nothing else is said of it.

Example:

    a table of 100,000 rows in course.md

Use instead:

    a link to the spreadsheet, in the folder media

Split a text that is really so long into several courses.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse", "source")
