r"""The text uses a name that organisation.yaml does not have.

What it finds:
Words in double braces, such as `{{ phone }}`, that have no line in `organisation.yaml`.

Why it matters:
Learners would see the braces in place of the words.

Example:

    Call {{ contacts.lerning }}.

Use instead:

    Call {{ contacts.learning }}.

To show braces as they are, type a backslash before them: `\{{`.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
