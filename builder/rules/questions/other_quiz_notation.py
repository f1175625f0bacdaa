"""A question is written as another program has it.

What it finds:
Questions in the notations of Moodle (GIFT, or gaps such as `{1:SHORTANSWER:=word}`), and tables with a column for what
is correct.

Why it matters:
Learners would see the question as plain text, with its answer. The message gives each question as it is written here.

Example:

    Who may see the file? {=The case worker ~Everyone in the office}

Use instead:

    ### Question: Who may see the file?
    - [x] The case worker
    - [ ] Everyone in the office
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("parse",)
