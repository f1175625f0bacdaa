"""There are not enough groups to sort into.

What it finds:
A Sort without a list, or with only one group in it.

Why it matters:
With one group everything belongs there, and nothing is to be sorted.

Example:

    ### Sort: Internal or external customer?
    - Internal
      - A colleague in another team

Use instead:

    ### Sort: Internal or external customer?
    - Internal
      - A colleague in another team
    - External
      - A local business
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
