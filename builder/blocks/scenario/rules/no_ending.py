"""No ending can be reached.

What it finds:
A scenario, or a scene in it, from which no choices lead to an ending.

Why it matters:
Learners would go round in circles, and the block would never be done.

Example:

    ### Scenario: The angry caller
    He says that nobody rang back.

    - [Apologise](#own-it)

    #### Own it
    He wants to speak to somebody else.

    - [Transfer him](#transfer)

    #### Transfer
    He is sent back to you.

    - [Apologise](#own-it)

Use instead:

    ### Scenario: The angry caller
    He says that nobody rang back.

    - [Apologise](#own-it)

    #### Own it
    He wants to speak to somebody else.

    - [Transfer him](#transfer)

    #### Transfer
    He hangs up. **Bad ending.**
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
