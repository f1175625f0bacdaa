"""A settings line asks for something that can't be set there.

What it finds:
A phrase after `Settings:` that the page or block under that heading does not know. Phrases are parted by commas.

Why it matters:
A setting that is not understood changes nothing. One with a single wrong letter is read as it was meant.

Example:

    ### Question: Who may see the file?
    Settings: keep ordr

Use instead:

    ### Question: Who may see the file?
    Settings: keep order
"""

from builder.diagnostics import Severity

SEVERITY = Severity.WARNING
RAISED_BY = ("blocks",)
