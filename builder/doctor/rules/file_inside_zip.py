"""A zip is within the zip.

What it finds:
A zip file among the files of a package that has a manifest.

Why it matters:
If it is the package itself, learners see nothing of it; and some LMSs and mail filters refuse zips within zips.

Example:

    course-backup.zip

Use instead:

    index.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Zips beside a manifest."""
    for name in package.archive:
        if package.manifest and name.lower().endswith(".zip"):
            message = f"“{name}” is a zip within the zip"
            report(
                "file-inside-zip", package.place(name), message, help="leave it out, unless learners are to download it"
            )
