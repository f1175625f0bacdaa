r"""A heading starts with a word that opens no block.

What it finds:
A heading with a colon whose first words are no keyword, such as `### Qestion: …`. Under a page's heading any word
with a colon is taken for a keyword.

Why it matters:
A misspelt keyword would turn a question into plain text, answers and all, and learners would see which one is right.

Example:

    ### Qestion: Who may see the file?

Use instead:

    ### Question: Who may see the file?

To keep a plain heading with a colon in it, type a backslash before the colon:

    ### Pool\: opening times
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
