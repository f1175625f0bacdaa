"""Two elements have one id.

What it finds:
An id that is given twice in the manifest.

Why it matters:
LMSs open the wrong page, or keep one result for two modules. Those that validate, as ADL's checker does, refuse the
package.

Example:

    <item identifier="one">
    <item identifier="one">

Use instead:

    <item identifier="one">
    <item identifier="two">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Ids after the first of their kind."""
    seen: set[str] = set()
    attribute = package.profile.id
    for node in package.elements:
        given = node.attributes.get(attribute, "")
        if given and given in seen:
            message = f"the id “{given}” is given to another element too"
            report("repeated-id", package.at(node, attribute), message, help="give this one an id of its own")
        seen.add(given)
