"""A scored scenario stands in an assessment.

What it finds:
A Scenario with the setting `scored` on a page of questions that are handed in together.

Why it matters:
It counts as soon as its story ends, so that it can't be handed in, nor asked again in the next attempt.

Example:

    ## Assessment: Check what you know

    ### Scenario: The angry caller
    Settings: scored

Use instead:

    ## Practice

    ### Scenario: The angry caller
    Settings: scored

    ## Assessment: Check what you know
"""

from builder.diagnostics import Severity

SEVERITY = Severity.ERROR
RAISED_BY = ("blocks",)
