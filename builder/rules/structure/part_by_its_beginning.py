"""A link names a part of its block by the beginning of its heading.

What it finds:
A link such as `[Ring her](#ring)` where the part is called “Ring her”, and no other part begins so.

Why it matters:
The link works. When another part is added that begins so, it won't.

Example:

    ### Scenario: The councillor's email
    She writes on a Friday.
    - [Ring her](#ring)
    #### Ring her
    She is glad. **Good ending.**

Use instead:

    ### Scenario: The councillor's email
    She writes on a Friday.
    - [Ring her](#ring-her)
    #### Ring her
    She is glad. **Good ending.**
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.source.slugs import short_name

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Links to parts that are not named in full."""
    for link in course.links:
        name = link.found.partition("--")[2]
        if link.kind == "part" and name and name != short_name(link.target):
            typed = link.target.removeprefix("#")
            message = f"no part of this block is called “{typed}”; it was read as the one that begins so"
            report("part-by-its-beginning", link.span, message, help=f"write the name in full:  #{name}")
