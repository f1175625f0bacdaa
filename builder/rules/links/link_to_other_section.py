"""A link leads from one module to another.

What it finds:
A link to a page of another section, in a course with `scos: sections`.

Why it matters:
Each section is then a module of its own, and only the LMS can lead from one to the next. Learners
see the words without the link.

Example:

    ---
    title: Phone calls
    scos: sections
    ---

    # Before the call

    ## Welcome
    You can read ahead in [saying goodbye](#saying-goodbye).

    # After the call

    ## Saying goodbye
    Thank the caller.

Use instead:

    ---
    title: Phone calls
    scos: sections
    ---

    # Before the call

    ## Welcome
    More on this is in the module “After the call”.

    # After the call

    ## Saying goodbye
    Thank the caller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course, Link, Section

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Links that would have to lead out of their module."""
    if course.details.scos != "sections":
        return
    for link in course.links:
        here = _section_of(link, course)
        there = next((one for one in course.sections if link.found in {page.id for page in one.pages}), None)
        if link.kind == "page" and here and there and here is not there:
            report(
                "link-to-other-section",
                link.span,
                f"“{link.text}” leads into another module, where only the LMS can lead",
                help=f"name the module in words:  see “{there.title.plain}”",
            )


def _section_of(link: Link, course: Course) -> Section | None:
    """The last section that opens before the link."""
    before = [one for one in course.sections if one.span.file == link.span.file and one.span.line <= link.span.line]
    return before[-1] if before else None
