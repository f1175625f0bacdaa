"""An assessment, or a course that must be passed, asks some of its learners nothing.

What it finds:
An assessment whose questions are all for other audiences. Or a course that is complete once it is passed, with no
question for some of its learners.

Why it matters:
Those learners could never pass.

Example:

    ---
    title: Our behaviours
    audiences:
      leaders: People who lead a team
    ---

    ## Welcome

    Six behaviours, and one more for leaders.

    ## Assessment: What would you do?

    ### Question: Who speaks first in your team meeting?
    For: leaders

    - [ ] I do.
    - [x] My team does.

Use instead:

    ---
    title: Our behaviours
    audiences:
      leaders: People who lead a team
    ---

    ## Welcome

    Six behaviours, and one more for leaders.

    ## Assessment: What would you do?
    For: leaders

    ### Question: Who speaks first in your team meeting?

    - [ ] I do.
    - [x] My team does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.render.audiences import EVERYONE, audiences_of, only_for

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Learners who must pass what asks them nothing."""
    asked = {page.id for page in course.pages if any(block.scored for block in page.blocks)}
    for name in (*audiences_of(course), EVERYONE):
        theirs = only_for(course, [name])
        who = f"people who are “{name}”" if name != EVERYONE else "people who are in none of the audiences"
        empty = [page for page in theirs.assessments if page.id in asked and not any(b.scored for b in page.blocks)]
        for page in empty:
            report(
                "audience-without-questions",
                page.span,
                f"this assessment asks nothing of {who}",
                help="add a question for them, or say under this heading who it is for:  For: …",
            )
        must_pass = "pass" in course.completion and asked
        if must_pass and not empty and not any(block.scored for block in theirs.blocks):
            report(
                "audience-without-questions",
                course.details.spans.get("completion", course.span),
                f"the course must be passed, but it asks nothing of {who}",
                help="add a question for them, or type:  completion: all pages",
            )
