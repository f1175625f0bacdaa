"""Something belongs to an objective that the course does not name.

What it finds:
A line `Objective: …` with a name that is not among the `objectives` at the top of `course.md`.

Why it matters:
The LMS records how learners do by objective. Answers under a misspelt one count towards none.

Example:

    ### Question: Who may see the file?
    Objective: need-to-no

Use instead:

    ### Question: Who may see the file?
    Objective: need-to-know
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Block, Course, Page

SEVERITY = Severity.WARNING


def find(course: Course, report: Report) -> None:
    """Objectives that the front matter does not declare."""
    known = [objective.id for objective in course.details.objectives]
    named: list[tuple[Page | Block, str]] = [(page, name) for page in course.pages for name in page.objectives]
    named += [(block, block.objective) for block in course.blocks if block.objective]
    for place, name in named:
        if name not in known:
            near = did_you_mean(name, known)
            report(
                "unknown-objective",
                place.spans.get("objective", place.span),
                f"this course has no objective “{name}”",
                help=f"did you mean “{near}”?"
                if near
                else f"name it at the top of course.md:\nobjectives:\n  {name}: What learners can do afterwards",
            )
