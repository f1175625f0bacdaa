"""A file of translations can't be read.

What it finds:
A file in the folder `translations` of a course, or one that came back from a translator, that is not XLIFF 2.0, is
broken, or holds more than a translation does.

Why it matters:
Without it there is no text in that language. No package is written in it; the others are.

Example:

    translations/cy.xlf, saved by a word processor

Use instead:

    translations/cy.xlf as the builder or a translation tool wrote it
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
