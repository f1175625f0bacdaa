"""The package opens nothing.

What it finds:
A manifest without a single module that learners could open.

Why it matters:
Learners see an empty page, in every LMS.

Example:

    <item identifier="one">

Use instead:

    <item identifier="one" identifierref="page">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Manifests without units."""
    if package.manifest and not package.units:
        message = "the manifest names no module that learners can open"
        advice = f"give it an element “{package.profile.unit}” that leads to a page"
        report("nothing-to-open", package.at(package.manifest.tree.root), message, help=advice)
