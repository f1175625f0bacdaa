"""A reference leads to nothing.

What it finds:
An element that names another by an id that no element has.

Why it matters:
There is nothing to open: LMSs leave the module out, show an empty page, or refuse the package.

Example:

    <item identifierref="page_1">
    <resource identifier="page1">

Use instead:

    <item identifierref="page1">
    <resource identifier="page1">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import near

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package
    from builder.doctor.tree import Node

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """References without an element of that id."""
    for node in package.elements:
        for path in package.profile.references:
            way, _, attribute = path.rpartition("/@")
            wanted = node.attributes.get(attribute, "") if _matches(node, way) else ""
            if wanted and wanted not in package.by_id:
                meant = near(wanted, package.by_id)
                advice = f"did you mean “{meant}”?" if meant else "write the id of an element that is there"
                report("lost-reference", package.at(node, attribute), f"no element has the id “{wanted}”", help=advice)


def _matches(node: Node, way: str) -> bool:
    for name in reversed(way.split("/")):
        if node.name != name:
            return False
        node = node.parent or node
    return True
