"""A Resources block has no link.

What it finds:
A Resources block without a list of links or files.

Why it matters:
Learners would see a heading that promises something, and nothing to open.

Example:

    ### Resources: To keep
    The information charter

Use instead:

    ### Resources: To keep
    - [The information charter](media/charter.pdf)
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
