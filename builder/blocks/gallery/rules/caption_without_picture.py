"""A line of a gallery shows no picture.

What it finds:
An item of a Gallery's list without a picture in it.

Why it matters:
Learners would step to an empty place.

Example:

    ### Gallery: Our counter
    - ![A counter with a glass screen](media/counter.svg) The counter today
    - The counter as it was in 2010

Use instead:

    ### Gallery: Our counter
    - ![A counter with a glass screen](media/counter.svg) The counter today
    - ![A counter with a high wall](media/old-counter.svg) The counter as it was in 2010
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
