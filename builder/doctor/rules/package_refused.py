r"""The zip can't be used safely.

What it finds:
A file that is no zip, a damaged one, or one that could do harm: with paths that lead out of it, links, two files of
one name, passwords, more than 4 GB, more than 10,000 files, or the signs of a zip bomb.

Why it matters:
LMSs refuse such a zip or unpack it wrongly, often without saying why. Nothing else in it is looked at.

Example:

    media\picture.png

Use instead:

    media/picture.png
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("doctor",)
