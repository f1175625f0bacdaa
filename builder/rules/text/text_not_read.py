"""A text file in the course's folder is no part of the course.

What it finds:
A text or word-processor file in the course's folder that is no section and that no page links to: its name does not
end in `.md`, or it lies in a folder of its own.

Why it matters:
You may think that learners see it.

Example:

    courses/confidentiality/02-sharing.docx

Use instead:

    courses/confidentiality/02-sharing.md
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.model import Span

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

TEXTS = (".txt", ".markdown", ".mdown", ".mkd", ".doc", ".docx", ".odt", ".rtf")
NOTES = ("readme", "changelog", "licence", "license")


def find(course: Course, report: Report) -> None:
    """Texts that are neither read nor linked to."""
    linked = {link.found for link in course.links}
    for name in sorted(course.source.media):
        folder, _, last = name.rpartition("/")
        looks_like_a_section = last.lower().endswith(TEXTS if not folder else ".md") and not folder.startswith("media")
        if looks_like_a_section and name not in linked and not last.lower().startswith(NOTES):
            report(
                "text-not-read",
                Span(f"{course.span.file.rpartition('/')[0]}/{name}".lstrip("/"), 0),
                f"“{name}” is no part of the course: sections are files beside course.md whose names end in .md",
                help="save its text as a file beside course.md, for example:  02-sharing-safely.md",
            )
