"""The manifest's name has the wrong letter case.

What it finds:
A manifest whose name differs in capital letters from the one that the standard gives.

Why it matters:
LMSs on Linux servers, among them most Moodle and Totara sites, do not find it.

Example:

    IMSManifest.xml

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

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Files at the top that would be a manifest in lower case."""
    right = {name.casefold(): name for name in manifest_names()}
    for name in package.archive:
        known = right.get(name.casefold(), name)
        if name != known and known not in package.archive:
            report(
                "manifest-name", package.place(name), f"the manifest is called “{name}”", help=f"rename it to  {known}"
            )
