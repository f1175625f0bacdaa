"""There are several tables of contents.

What it finds:
A manifest that describes more than one course.

Why it matters:
Most LMSs show the default one only; the others, with their modules, are never seen.

Example:

    <organization identifier="short">
    <organization identifier="long">

Use instead:

    <organization identifier="long">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """A second course where the standard lets an LMS choose one."""
    found = package.manifest.tree.root.named(package.profile.whole) if package.manifest else []
    if package.profile.chosen and len(found) > 1:
        message = f"the manifest describes {len(found)} courses, and LMSs show one of them"
        report("several-organisations", package.at(found[1]), message, help="make a package of each")
