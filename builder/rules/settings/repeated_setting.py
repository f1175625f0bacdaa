"""Something is set twice.

What it finds:
Two lines `For: …` under one heading, or one thing that is set twice, such as `2 marks, 3 marks`.

Why it matters:
Only the first counts, and it may not be the one that you think.

Example:

    ### Question: Who may see the file?
    Settings: 2 marks, 3 marks

Use instead:

    ### Question: Who may see the file?
    Settings: 3 marks
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks", "parse")
