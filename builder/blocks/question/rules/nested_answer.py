"""A list stands inside an answer.

What it finds:
A bulleted or numbered list that is indented under an answer of a question.

Why it matters:
Only the answer itself can be chosen. What is indented under it would look like more answers.

Example:

    ### Question: Who may see the file?
    - [x] The case worker
      - her manager
    - [ ] Everyone in the office

Use instead:

    ### Question: Who may see the file?
    - [x] The case worker, and her manager
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
