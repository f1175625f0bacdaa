"""The course's folder holds far too many files.

What it finds:
More than 5,000 files in the folder of a course.

Why it matters:
It looks as if a whole disk or an archive had been taken for a course. The files past that number are not read.

Example:

    courses/confidentiality/photos-of-ten-years/

Use instead:

    courses/confidentiality/media/

Keep only what the course shows or offers.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("source",)
