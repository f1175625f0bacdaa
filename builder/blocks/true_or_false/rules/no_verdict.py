"""A statement is neither called true nor false.

What it finds:
A True or false block in which no paragraph starts with “True” or “False”.

Why it matters:
No answer would be right.

Example:

    ### True or false: A first name alone is never personal.
    It can identify someone.

Use instead:

    ### True or false: A first name alone is never personal.
    False. It can identify someone.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
