"""The words in brackets after a keyword mean nothing.

What it finds:
Words in brackets between a keyword and its colon that this kind of block does not know.

Why it matters:
They look as if they changed how the block works, but nothing would happen.

Example:

    ### Question (choose some): Which of these are personal?

Use instead:

    ### Question (choose all): Which of these are personal?
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks", "parse")
