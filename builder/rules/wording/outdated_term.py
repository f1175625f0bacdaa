"""A word about people is out of date, or hurts.

What it finds:
Words and phrases about disability, health, age, sex and gender, and ethnic background that are on the list
`outdated-term.yaml`, such as “suffers from” or “wheelchair-bound”.

Why it matters:
Words that carry pity, or make a person into a condition, shut out the very people a council serves.

Example:

    Ravi is wheelchair-bound and suffers from asthma.

Use instead:

    Ravi uses a wheelchair and has asthma.

To show such a word on purpose, put it between quotation marks, or into a column or a list that says so in its heading:
“Avoid”, “Words to avoid”, “Outdated”, “Don't say”, “Instead of”. For a whole page or block, type
`Settings: quoted terms` under its heading. To change the list for your organisation, put a file `outdated-term.yaml`
into a folder `terms` beside `organisation.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.language.wording import terms_in

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Terms about people that are used, not quoted."""
    for term, span, typed in terms_in(course, "outdated-term"):
        report(
            "outdated-term",
            span,
            f"“{typed}” is a term to avoid. {term.why}".rstrip(),
            help=f"write: {term.say}\nto show it as a word to avoid, put it between quotation marks",
        )
