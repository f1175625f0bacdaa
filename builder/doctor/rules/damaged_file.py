"""A file in the zip is damaged.

What it finds:
A file that can't be unpacked, or whose content is not what the zip's index says.

Why it matters:
LMSs refuse the package, or learners meet a page with a hole.

Example:

    media/film.mp4 was cut off in an upload

Use instead:

    media/film.mp4 as it was made, zipped again
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR

MOST = 100_000_000  # bytes that are read to see whether they can be; it takes about half a second


def find(package: Package, report: Report) -> None:
    """Files that can't be read to their end."""
    left = MOST
    for name, entry in package.archive.items():
        left -= entry.size
        if left < 0:
            continue
        try:
            for _ in package.archive.chunks(name):
                pass
        except RefusedError as reason:
            report("damaged-file", package.place(name), str(reason), help=reason.advice)
