"""A scenario has no scenes.

What it finds:
A Scenario block without headings inside.

Why it matters:
A choice needs a scene to lead to.

Example:

    ### Scenario: The angry caller
    He says that nobody rang back.

Use instead:

    ### Scenario: The angry caller
    He says that nobody rang back.

    - [Apologise](#own-it)

    #### Own it
    He calms down. **Good ending.**
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
