"""A link leads to a file that is missing.

What it finds:
A link whose target is no web address and no page, and no file in the course's folder either.

Why it matters:
Learners see the words without the link, and get no file.

Example:

    [The form](media/from.pdf)

Use instead:

    [The form](media/form.pdf)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Links to files that are not there."""
    for link in course.links:
        if link.kind in {"file", "clip"} and not (link.found or link.near or link.heard):
            message = (
                f"there is no file “{link.name}” in the course's folder" if link.target else "this link has no address"
            )
            report("missing-file", link.span, message, help=_advice(link.name, course))


def _advice(target: str, course: Course) -> str:
    if not target:
        return "type one between the round brackets, for example:  https://www.gov.uk"
    near = did_you_mean(target, [*course.source.media, *(text.name for text in course.source.texts)])
    if near:
        return f"did you mean “{near}”?"
    if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", target) and not re.search(
        r"\.(pdf|docx?|xlsx?|pptx?|md|txt|zip)$", target, re.IGNORECASE
    ):
        return f"if it is a web address, type https:// before it:  https://{target}"
    if re.match(r"[^@\s/]+@[^@\s/]+$", target):
        return f"for an email address, type:  mailto:{target}"
    return "put the file into the folder media beside course.md, and type:  media/ and its name"
