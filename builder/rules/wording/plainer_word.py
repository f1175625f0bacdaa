"""There is a plainer word.

What it finds:
Long, stiff or empty words that are on the list `plainer-word.yaml`, such as “utilise” or “in order to”.

Why it matters:
Everyone reads short, common words faster, and people who are still learning English understand them.

Example:

    Prior to commencing a call, ascertain who is calling.

Use instead:

    Before you start a call, find out who is calling.

To show such a word on purpose, put it between quotation marks, or into a column or a list that says so in its heading:
“Avoid”, “Words to avoid”, “Don't say”, “Instead of”. For a whole page or block, type `Settings: quoted terms` under its
heading. To change the list for your organisation, put a file `plainer-word.yaml` into a folder `terms` beside
`organisation.yaml`.
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
    """Words that a shorter one can stand for."""
    for term, span, typed in terms_in(course, "plainer-word"):
        report(
            "plainer-word",
            span,
            f"there is a plainer word than “{typed}”" + (f". {term.why}" if term.why else ""),
            help=f"write: {term.say}",
        )
