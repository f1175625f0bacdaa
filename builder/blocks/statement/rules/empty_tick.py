"""A box to tick has no words.

What it finds:
An item with a box and nothing behind it in a Statement of completion, Pledge or Acknowledgement.

Why it matters:
Learners would not know what they agree to.

Example:

    ### Acknowledgement: The clear desk policy
    - [ ]

Use instead:

    ### Acknowledgement: The clear desk policy
    - [ ] I have read the policy and will follow it
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
