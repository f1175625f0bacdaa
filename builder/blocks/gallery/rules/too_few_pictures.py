"""A gallery has fewer than two pictures.

What it finds:
A Gallery block with one picture or none.

Why it matters:
There would be nothing to step through. A single picture needs no block.

Example:

    ### Gallery: Our counter
    - ![A counter with a glass screen](media/counter.svg)

Use instead:

    ### Gallery: Our counter
    - ![A counter with a glass screen](media/counter.svg) As it was
    - ![A round table with two chairs](media/table.svg) As it is
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
