"""There are not enough steps to put in order.

What it finds:
A Put in order without a list, or with only one step in it.

Why it matters:
There is only one order for one step.

Example:

    ### Put in order: Passing on an enquiry
    1. Find the right person

Use instead:

    ### Put in order: Passing on an enquiry
    1. Find the right person
    2. Give them the details
    3. Tell the customer who has it
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
