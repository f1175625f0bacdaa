"""Something stands in a block that has no place for it.

What it finds:
Text, a list or a table inside a block that does not use such a thing, or text where nothing is read.

Why it matters:
It would not be shown, and nothing that you wrote may get lost.

Example:

    ### True or false: A first name is never personal.
    False. It can identify someone.

    | A table | that belongs elsewhere |
    |---|---|

Use instead:

    ### True or false: A first name is never personal.
    False. It can identify someone.

    ### What can identify someone

    | A table | that has a heading of its own |
    |---|---|
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
