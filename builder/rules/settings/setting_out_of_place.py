"""A line of settings does not stand right under its heading.

What it finds:
A line that starts with `Settings:` or `Objective:` further down in a page or block; inside a block, `For:` too.

Why it matters:
Such lines are read only right under a heading. Elsewhere learners would see them as text.

Example:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office

    Settings: keep order

Use instead:

    ### Question: Who may see the file?
    Settings: keep order

    - [x] The case worker
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
