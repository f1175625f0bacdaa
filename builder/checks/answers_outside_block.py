"""Answers with boxes belong to no question.

What it finds:
A list with `[ ]` or `[x]` on a page, outside any block.

Why it matters:
Learners would see the boxes as plain text, with the right answer marked.

Example:

    ## Phone calls
    - [ ] Give her the number
    - [x] Offer to pass on a message

Use instead:

    ## Phone calls
    ### Question: A caller asks for a number. What do you do?
    - [ ] Give her the number
    - [x] Offer to pass on a message
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
