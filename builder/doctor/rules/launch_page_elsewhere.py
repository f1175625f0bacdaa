"""A module opens a page that lies elsewhere on the web.

What it finds:
A module whose page is a web address.

Why it matters:
Browsers keep a page of another site from talking to the LMS: there is no completion and no score. Where a standard
has its pages talk over the web, they may lie elsewhere, and this is not said.

Example:

    <resource href="https://www.example.org/course/index.html">

Use instead:

    <resource href="index.html">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.paths import is_elsewhere

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Addresses with a scheme or a host, where the standard wants the pages in the zip."""
    if package.profile.elsewhere:
        return
    for unit in package.units:
        if unit.page and is_elsewhere(unit.page.written):
            message = f"“{unit.title or unit.id}” opens “{unit.page.written}”, which is not in the zip"
            advice = "put the pages into the zip, and name the first of them"
            report("launch-page-elsewhere", package.at(unit.page.node, unit.page.attribute), message, help=advice)
