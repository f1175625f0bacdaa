"""A choice leads to no scene.

What it finds:
An item without a link to a scene, in a list whose other items have one.

Why it matters:
Learners would see a choice that they can't make.

Example:

    ### Scenario: The angry caller
    He says that nobody rang back.

    - [Apologise](#own-it)
    - Transfer him

    #### Own it
    He calms down. **Good ending.**

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
