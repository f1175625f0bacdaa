"""A glossary explains a term twice.

What it finds:
Two entries of one glossary with the same term, capital letters aside.

Why it matters:
Pages lead to the first entry, so that hardly anybody would read the second.

Example:

    ## Glossary

    Charter
    : What we promise.

    charter
    : A boat for hire.

Use instead:

    ## Glossary

    Charter
    : What we promise.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
