"""A word in brackets is nearly a mood.

What it finds:
Words in brackets behind a speaker's name that mean no mood, while a word that is spelt nearly so does.

Why it matters:
Learners read what stands in the brackets; but the face would stay as it is. What is not meant as a mood, such as
“(on the phone)”, is not told.

Example:

    ### Scenario: The third call
    The phone rings.

    Mr Grant (woried): “My hospital trip is on Tuesday.”

    - [Ask when](#ask)

    #### Ask
    He tells you. **Good ending.**

Use instead:

    ### Scenario: The third call
    The phone rings.

    Mr Grant (worried): “My hospital trip is on Tuesday.”

    - [Ask when](#ask)

    #### Ask
    He tells you. **Good ending.**
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
