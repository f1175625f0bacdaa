"""The review date is past.

What it finds:
A date in the line `review by` that lies before today.

Why it matters:
Laws, names and phone numbers change. Somebody promised to look at the course by that day.

Example:

    review by: 2020-10-31

Use instead:

    review by: 2030-10-31

Read the course first, and put right what has changed.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.machine.day import today

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING


def until(course: Course) -> datetime.date | None:
    """The last day on which `find` finds the same."""
    due = course.details.review_by
    return due and (due if due >= today() else datetime.date.max)


def find(course: Course, report: Report) -> None:
    """Courses that are due for a review."""
    due = course.details.review_by
    if due and due < today():
        report(
            "review-date-past",
            course.details.spans.get("review by", course.span),
            f"this course was to be reviewed by {due.day} {due:%B %Y}",
            help="check that all in it is still true, then type a new date behind “review by:”",
        )
