"""Something important is left to the LMS.

What it finds:
An attribute that may be left out, but without which LMSs do what most people do not want.

Why it matters:
LMSs then choose for themselves, each in its own way.

Example:

    <organizations>

Use instead:

    <organizations default="course">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Attributes that are advised, and not there."""
    for node in package.elements:
        for path, consequence in package.profile.advised.items():
            name, _, attribute = path.partition("/@")
            if node.name == name and attribute not in node.attributes:
                message = f"this “{name}” has no “{attribute}”: {consequence}"
                report("better-said", package.at(node), message, help=f'add  {attribute}="…"')
