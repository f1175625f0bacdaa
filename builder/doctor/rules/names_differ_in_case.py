"""Two files differ in capital letters only.

What it finds:
Names in the zip that are the same on a system that makes no difference between `A` and `a`.

Why it matters:
On LMSs that run on Windows one of them overwrites the other.

Example:

    media/Logo.png
    media/logo.png

Use instead:

    media/logo-large.png
    media/logo.png
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Names that are one when folded."""
    for name in package.archive:
        other = package.by_folded_name[name.casefold()]
        if other != name:
            message = f"“{name}” and “{other}” are one file on Windows"
            report("names-differ-in-case", package.place(name), message, help="rename one of them, and the links to it")
