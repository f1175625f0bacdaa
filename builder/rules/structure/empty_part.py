"""A part of a block is empty.

What it finds:
A heading inside a block made of parts, such as Tabs or a Scenario, with nothing below it.

Why it matters:
Learners would open or reach it and find nothing.

Example:

    ### Accordion: Ways to reach us
    #### By telephone

    #### By letter
    Allow three days.

Use instead:

    ### Accordion: Ways to reach us
    #### By telephone
    Weekdays from 8 to 6.

    #### By letter
    Allow three days.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
