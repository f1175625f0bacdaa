"""A block's heading says nothing after its keyword.

What it finds:
A heading such as `### Question:` with no words behind the colon.

Why it matters:
The words are what learners read first, and what LMS reports call the question.

Example:

    ### Question:
    - [x] The case worker
    - [ ] Everyone in the office

Use instead:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
