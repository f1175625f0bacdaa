"""A file's name has other capital letters than the link to it.

What it finds:
A link or picture such as `media/Desk.svg` where the file is called `media/desk.svg`.

Why it matters:
It works on your computer, but most LMS take `Desk` and `desk` for two files, so learners would not get it.

Example:

    ![A tidy desk](media/Desk.SVG)

Use instead:

    ![A tidy desk](media/desk.svg)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Edit, Severity
from builder.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.diagnostics import Report
    from builder.model import Course, Link

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Targets that are right but for capital letters."""
    lines = {text.file: text.lines for text in course.source.texts}
    for link in course.links:
        if link.near and link.kind != "part":
            report(
                "letter-case-differs",
                link.span,
                "the file's name has other capital letters than you typed here",
                help=f"type:  {link.near}",
                fix=_fix(link, lines.get(link.span.file, ())),
            )


def _fix(link: Link, lines: Sequence[str]) -> tuple[Edit, ...]:
    """The address written as the file is called, where it is certain which of the line's words is the address."""
    line = lines[link.span.line - 1] if link.span.line <= len(lines) else ""
    at = line.find(f"]({link.target}")
    if at < 0 or link.near.casefold() != link.target.casefold():
        return ()
    return (Edit(Span(link.span.file, link.span.line, at + 3, len(link.target)), link.near),)
