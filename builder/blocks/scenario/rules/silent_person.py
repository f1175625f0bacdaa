"""Somebody is listed who says nothing.

What it finds:
A name under `People:` in a scenario in which nobody of that name speaks.

Why it matters:
A picture is shown beside what somebody says: so learners would not see this one.

Example:

    ### Scenario: Three lost calls
    People:
    - Mr Grant: ![An old man with a grey beard](media/grant.jpg)

    He has been cut off three times.

Use instead:

    ### Scenario: Three lost calls
    People:
    - Mr Grant: ![An old man with a grey beard](media/grant.jpg)

    He has been cut off three times.

    Mr Grant: “Don't you dare transfer me.”
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
