"""There is nothing to reveal.

What it finds:
A Reveal block without a paragraph that starts with `Answer:`.

Why it matters:
Learners would think of an answer and then see none.

Example:

    ### Reveal: What support would you give?
    Ask the person what support they need.

Use instead:

    ### Reveal: What support would you give?
    Your answer first.

    Answer: Ask the person what support they need.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
