"""The page that a module opens is missing.

What it finds:
A module whose page does not lie in the zip.

Why it matters:
Learners see “not found”, in every LMS.

Example:

    <resource href="index.htm">

Use instead:

    <resource href="index.html">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import near_file

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Pages of units that are not there in any letter case."""
    for unit in package.units:
        page = unit.page
        if page and page.name and page.name.casefold() not in package.by_folded_name:
            near = near_file(page.name, package)
            advice = f"did you mean “{near}”?" if near else "add the page, and zip again"
            message = f"“{page.name}”, which learners would open, is not in the zip"
            report("launch-page-missing", package.at(page.node, page.attribute), message, help=advice)
