"""A file is very large.

What it finds:
Files of more than 50 MB.

Why it matters:
Learners wait for it, above all on phones, and most LMSs have a limit for uploads, often of 100 to 500 MB.

Example:

    media/film.mp4 of 300 MB

Use instead:

    media/film.mp4 of 720 lines, of 30 MB
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING

LARGE = 50_000_000  # bytes


def find(package: Package, report: Report) -> None:
    """Large files."""
    for name, entry in package.archive.items():
        if entry.size > LARGE:
            message = f"“{name}” has {entry.size / 1e6:.0f} MB"
            report("huge-file", package.place(name), message, help="compress it more, or keep it on a video server")
