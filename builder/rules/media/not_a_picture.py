"""A file that is no picture is shown as one.

What it finds:
An exclamation mark before a link to a document, such as a PDF.

Why it matters:
Browsers show a broken picture in its place.

Example:

    ![The form](media/form.pdf)

Use instead:

    [The form](media/form.pdf)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR

DOCUMENTS = (
    ".pdf",
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".txt",
    ".ppt",
    ".pptx",
    ".odp",
    ".xls",
    ".xlsx",
    ".ods",
    ".csv",
    ".zip",
)


def find(course: Course, report: Report) -> None:
    """Documents in the place of pictures."""
    for link in course.links:
        if link.kind == "picture" and link.found.lower().endswith(DOCUMENTS):
            report(
                "not-a-picture",
                link.span,
                f"“{link.target}” is a document, and can't be shown as a picture",
                help="take the exclamation mark off, so that learners can download it:"
                f"  [{link.text or 'What it is'}]({link.target})",
            )
