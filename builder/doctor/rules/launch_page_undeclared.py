"""The page that a module opens is not among its files.

What it finds:
A page that is named as the one to open, and that no `file` of the manifest declares.

Why it matters:
The standard asks for it, and ADL's checker looks for it. LMSs that copy declared files only lose the page.

Example:

    <resource href="index.html">
    </resource>

Use instead:

    <resource href="index.html">
      <file href="index.html"/>
    </resource>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Pages of units without a declaration, where the standard has declarations."""
    if not package.profile.files:
        return
    declared = {one.name for one in package.declared}
    for unit in package.units:
        if unit.page and unit.page.name in package.archive and unit.page.name not in declared:
            message = f"“{unit.page.name}” is opened, and not declared"
            report(
                "launch-page-undeclared",
                package.at(unit.page.node),
                message,
                help=f'add  <file href="{unit.page.written}"/>',
            )
