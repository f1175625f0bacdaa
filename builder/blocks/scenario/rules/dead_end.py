"""A story stops without an ending.

What it finds:
The opening, or a scene that is no ending, with no link to a scene.

Why it matters:
Learners would come there and could neither go on nor know that it is over.

Example:

    ### Scenario: The angry caller
    He says that nobody rang back.

    - [Apologise](#own-it)

    #### Own it
    He calms down.

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
