"""Answers with boxes belong to no question.

What it finds:
A list with `[x]` where there is no question: in a quotation, in a part of another block, or below words that don't ask.

Why it matters:
Learners see the answers as a list, without boxes or marks, and can choose none.

Example:

    ## Phone calls
    > - [ ] Give her the number
    > - [x] Offer to pass on a message

Use instead:

    ## Phone calls
    ### Question: A caller asks for a number. What do you do?
    - [ ] Give her the number
    - [x] Offer to pass on a message
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
