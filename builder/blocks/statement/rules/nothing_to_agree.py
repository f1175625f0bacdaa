"""A statement has nothing to tick and nothing to type.

What it finds:
A Statement of completion, Pledge or Acknowledgement without an item with a box and without a line `Type:`.

Why it matters:
Learners could not agree to it, and nothing could be recorded.

Example:

    ### Acknowledgement: The clear desk policy
    I have read the policy and will follow it.

Use instead:

    ### Acknowledgement: The clear desk policy
    - [ ] I have read the policy and will follow it
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
