"""A glossary explains no term.

What it finds:
A Glossary without a list of definitions.

Why it matters:
No word in the course could be underlined or looked up.

Example:

    ## Glossary

    Personal information is anything about a living person.

Use instead:

    ## Glossary

    Personal information
    : Anything about a living person.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
