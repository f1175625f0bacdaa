"""Somebody speaks whose name is nearly one under “People:”.

What it finds:
A line of speech whose speaker is not listed, while a name that differs by a letter is; and an entry under `People:`
without a name.

Why it matters:
Learners would get the line without the picture that it was meant to have.

Example:

    ### Scenario: Three lost calls
    People:
    - Mr Grant: ![An old man with a grey beard](media/grant.jpg)

    Mr Grnat: “Don't you dare transfer me.”

Use instead:

    ### Scenario: Three lost calls
    People:
    - Mr Grant: ![An old man with a grey beard](media/grant.jpg)

    Mr Grant: “Don't you dare transfer me.”
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
