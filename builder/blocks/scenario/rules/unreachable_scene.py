"""No choice leads to a scene.

What it finds:
A scene of a scenario that can't be reached from its opening.

Why it matters:
Nobody would ever see it.

Example:

    ### Scenario: The angry caller
    He says that nobody rang back.

    - [Apologise](#own-it)

    #### Own it
    He calms down. **Good ending.**

    #### Transfer
    He hangs up. **Bad ending.**

Use instead:

    ### Scenario: The angry caller
    He says that nobody rang back.

    - [Apologise](#own-it)
    - [Transfer him](#transfer)

    #### Own it
    He calms down. **Good ending.**

    #### Transfer
    He hangs up. **Bad ending.**
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
