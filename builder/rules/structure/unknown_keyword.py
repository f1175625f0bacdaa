r"""A heading announces an exercise, and what stands below it is none.

What it finds:
A heading with a colon that begins like a block's name, or with other words for one, such as `### Drag and drop: …`,
where what stands below it has not the form of that block. It is read as a plain heading.

Why it matters:
Learners read all of it as text. If it was meant to be an exercise, they may read the answers, too.

Example:

    ### Drag and drop: Recycling
    - Newspapers
    - Jam jars

Use instead:

    ### Sort: Recycling
    - Paper
      - Newspapers
    - Glass
      - Jam jars

To keep a plain heading with a colon in it, type a backslash before the colon:

    ### Pool\: opening times
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
