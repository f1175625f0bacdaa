"""A block made of parts has fewer than two.

What it finds:
An Accordion, Tabs, Cards, Steps or Timeline block with one heading inside, or none.

Why it matters:
There would be nothing to open, turn to or compare: learners would see a frame around plain text.

Example:

    ### Steps: Passing on an enquiry
    Find the right person, then tell the customer who has it.

Use instead:

    ### Steps: Passing on an enquiry
    #### Find the right person
    Look in the directory.

    #### Tell the customer who has it
    Give a name and a number.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
