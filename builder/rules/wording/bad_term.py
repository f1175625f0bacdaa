"""A list of words to avoid has an entry that can't be used.

What it finds:
In a file of the folder `terms` beside `organisation.yaml`, words with nothing to say in their place, or with a line
that means nothing there.

Why it matters:
An author who is told to avoid a word needs to know what to write.

Example:

    customers, service users:
      why: We speak of residents.

Use instead:

    customers, service users:
      say: residents
      why: We speak of residents.

To take a word off our own list, write `elderly: allowed`.
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("parse",)
