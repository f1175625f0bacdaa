"""A block is empty.

What it finds:
A heading that opens a block, with nothing below it to show.

Why it matters:
Learners, or the trainer, would see a heading and no more.

Example:

    ### Key points: Sharing

    ### Question: Who may see the file?

Use instead:

    ### Key points: Sharing
    - Ask who needs to know.

    ### Question: Who may see the file?
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
