"""There is more than one manifest.

What it finds:
Manifests of two standards at the top of one zip.

Why it matters:
Which of them counts differs from one LMS to the next, and so do scores and completion.

Example:

    imsmanifest.xml
    another.xml

Use instead:

    imsmanifest.xml
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.profile import manifest_names

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Two or more at the top."""
    found = [name for name in manifest_names() if name in package.archive]
    if len(found) > 1:
        message = f"there are {len(found)} manifests: {' and '.join(found)}"
        report("several-manifests", package.place(), message, help="make one package for each standard")
