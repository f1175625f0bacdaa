"""The standard's control documents are missing.

What it finds:
A package without the XSD files that belong at its top.

Why it matters:
ADL's own checker fails such a package, and so may LMSs that use it or validate as it does. Moodle and Totara don't
mind.

Example:

    imsmanifest.xml
    index.html

Use instead:

    imsmanifest.xml
    imscp_v1p1.xsd
    adlcp_v1p3.xsd
    index.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import listed

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Control documents that are not at the top, in one finding."""
    missing = [name for name in package.profile.control_documents if name not in package.archive]
    if missing:
        message = f"the zip lacks {listed(missing)} at its top"
        report(
            "control-documents-missing",
            package.at_manifest(),
            message,
            help="copy them from another package of this edition",
        )
