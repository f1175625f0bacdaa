"""A block's heading has the level of a page.

What it finds:
A keyword behind one or two hash signs, such as `## Question: …`. It is read as a block on the page above it.

Why it matters:
Two hash signs start a page, so a reader of your file expects one there.

Example:

    ## Question: Who may see the file?

Use instead:

    ### Question: Who may see the file?
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
