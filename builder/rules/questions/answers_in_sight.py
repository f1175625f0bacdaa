"""An answer stands as plain text below what it answers.

What it finds:
Lines such as `Answer: …` outside of any block, pairs of `Q:` and `A:`, and keys such as `Answers: 1 b, 2 c`.

Why it matters:
Learners see the answer before they have thought of one. In a list of questions that people often ask this is as it
should be; then leave it, or turn the check off for this course.

Example:

    ## Phone calls

    Why do we ask for a name?

    Answer: so that we can call back.

Use instead:

    ## Phone calls

    ### Reveal: Why do we ask for a name?
    Answer: so that we can call back.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
