"""A line starts with a label that the block does not have.

What it finds:
A label such as `Hint:` or `Answer:` in a block that has no such part, or one that is misspelt.

Why it matters:
A hint or an answer that is not recognised would be shown as plain text from the start.

Example:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office

    Explanaton: share only with those who need it.

Use instead:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office

    Explanation: Share only with those who need it.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
