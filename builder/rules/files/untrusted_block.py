"""A heading opens a block whose code nobody here has said may run.

What it finds:
A heading with the word of a block that lies beside the courses, in a folder `blocks`, and was not trusted at this
computer, or has changed since it was.

Why it matters:
Without the block's code its text would be a plain text to learners, with answers in sight and nothing to do. With it,
code runs on your computer, and it can do whatever you can.

Example:

    ### Rating: How bad is it?

where `blocks/rating` lies beside the courses, and came with them.

Use instead:

    builder trust courses

if you know who wrote the block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.rules.files.untrusted_code import advice, blocks_that_wait, message_of
from builder.source.load import display_path

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.ERROR


def find(course: Course, report: Report) -> None:
    """Headings that would open such a block, the first of each."""
    for folder, (span, one) in blocks_that_wait(course).items():
        report("untrusted-block", span, f"this opens {display_path(folder)}, but {message_of(one)}", help=advice(one))
