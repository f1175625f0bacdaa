"""An action plan asks for nothing.

What it finds:
An Action plan block without a list.

Why it matters:
Learners would have nowhere to write.

Example:

    ### Action plan: Your level of service
    Think of three improvements.

Use instead:

    ### Action plan: Your level of service
    - 3 improvements you can make immediately
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
