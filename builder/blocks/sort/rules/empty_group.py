"""Nothing belongs to a group.

What it finds:
In a Sort, a group with no list under it. Often the list is there, but is not indented.

Why it matters:
What was meant to be sorted would show up as a group.

Example:

    ### Sort: Internal or external customer?
    - Internal
    - A colleague in another team
    - External
      - A local business

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
