"""A link does something else than lead to a page.

What it finds:
A link that starts with anything but `https:`, `http:`, `mailto:` or `tel:`, such as `javascript:` or `file:`.

Why it matters:
Such links can run programs in a learner's browser, or point to your own computer. Learners see the words alone.

Example:

    [The form](file:///C:/Users/me/form.pdf)

Use instead:

    [The form](media/form.pdf)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.model.drawn import drawn_name

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Links with a scheme that can do harm."""
    for link in course.links:
        if link.kind == "unsafe" and not link.heard:
            scheme = link.target.partition(":")[0]
            if scheme.lower() == "file" or len(scheme) == 1:  # a drive of Windows
                name = re.split(r"[\\/]|%5C", link.target, flags=re.IGNORECASE)[-1]
                message = "this address is a file on your own computer or network, which learners can't open"
                advice = f"copy the file into the folder media beside course.md, and type:  media/{name}"
                report("unsafe-link", link.span, message, help=advice)
                continue
            if drawn_name(link.target):
                message = "this is the address of a picture, and no link leads there"
                report("unsafe-link", link.span, message, help=f"write:  ![{link.text}]({link.target})")
                continue
            report(
                "unsafe-link",
                link.span,
                f"an address can't start with “{scheme}:” in a course",
                help="use https:, mailto: or tel:; put a file into the folder media and type:  media/ and its name",
            )
