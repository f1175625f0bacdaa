"""Feedback belongs to no answer.

What it finds:
In a question, a quotation (a line that starts with `>`) after the answers that does not stand right under one of
them.

Why it matters:
Learners could not tell which answer it is about.

Example:

    ### Question: What do you do?
    - [ ] Give her the number
    - [x] Offer to pass on a message

    Think of him.

    > This helps her and protects him.

Use instead:

    ### Question: What do you do?
    - [ ] Give her the number
    - [x] Offer to pass on a message
      > This helps her and protects him.

For words that belong to all answers, start the paragraph with `Explanation:`.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
