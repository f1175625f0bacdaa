"""A line of a gallery shows no picture.

What it finds:
An item of a Gallery's list without a picture in it.

Why it matters:
Learners would step to an empty place.

Example:

    - The counter as it was in 2010

Use instead:

    - ![A counter with a glass screen](media/counter.svg) The counter as it was in 2010
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
