"""A page's address holds a parameter that the LMS adds.

What it finds:
A module whose address in the manifest has one of the parameters that the standard keeps for the LMS.

Why it matters:
The module then gets two values for it, and many take the wrong one: it talks to nobody, or to somebody else. LMSs that
validate refuse the package.

Example:

    <url>index.html?endpoint=https://lrs.example.org/</url>

Use instead:

    <url>index.html</url>
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR

MOST = 100  # parameters that are looked at


def find(package: Package, report: Report) -> None:
    """Parameters of pages' addresses that are the LMS's own."""
    reserved = {name.casefold(): name for name in package.profile.reserved}
    for unit in package.units:
        query = unit.page.written.partition("#")[0].partition("?")[2] if unit.page and reserved else ""
        given = [part.partition("=")[0] for part in query.split("&")[:MOST]]
        names = [name for part in given for name, _ in parse_qsl(f"{part}=", keep_blank_values=True)]
        taken = [name for name in names if name.casefold() in reserved]
        if taken and unit.page:
            message = f"the address of “{unit.title or unit.id}” holds “{taken[0]}”, which the LMS adds itself"
            advice = f"leave it out: the LMS gives  {', '.join(package.profile.reserved)}"
            report("reserved-parameter", package.at(unit.page.node, unit.page.attribute), message, help=advice)
