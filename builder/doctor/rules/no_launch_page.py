"""A module has no page to open.

What it finds:
A module whose element in the manifest names no page.

Why it matters:
Learners choose it and nothing happens: in every LMS.

Example:

    <resource identifier="page" type="webcontent">

Use instead:

    <resource identifier="page" type="webcontent" href="index.html">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Units whose page is not said, though the element that would say it is there."""
    profile = package.profile
    for unit in package.units:
        resource = package.by_id.get(unit.node.attributes.get(profile.opens, "")) if profile.opens else unit.node
        if resource and not (unit.page and unit.page.written.strip()):
            message = f"“{unit.title or unit.id}” has no page to open"
            report("no-launch-page", package.at(resource), message, help=f"name it in  {profile.page.strip('@')}")
