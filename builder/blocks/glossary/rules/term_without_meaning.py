"""A term in a glossary has no meaning.

What it finds:
A term followed by a colon with no words behind it.

Why it matters:
Learners who look the term up would find nothing.

Example:

    ## Glossary

    Charter
    :

Use instead:

    ## Glossary

    Charter
    : What we promise.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
