"""Elements stand in the wrong order.

What it finds:
Elements of the manifest before others that the standard wants first.

Why it matters:
LMSs that validate manifests, as ADL's checker does, refuse the package. Moodle and Totara don't mind.

Example:

    <item identifier="one">
      <adlcp:masteryscore>80</adlcp:masteryscore>
      <title>Fire safety</title>
    </item>

Use instead:

    <item identifier="one">
      <title>Fire safety</title>
      <adlcp:masteryscore>80</adlcp:masteryscore>
    </item>
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package
    from builder.doctor.tree import Node

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Children that come before an earlier sibling's place; those of other namespaces come last."""
    for node in package.elements:
        if node.name in package.profile.order:
            _look(package, node, package.profile.order[node.name], report)


def _look(package: Package, node: Node, order: tuple[str, ...], report: Report) -> None:
    ranks = {name: rank for rank, step in enumerate(order) for name in step.strip("*").split("/")}
    ranked = [
        (ranks.get(child.name, 0) if child.namespace == node.namespace else len(order), child)
        for child in node.children
        if child.name in ranks or child.namespace != node.namespace  # unknown ones are another fault
    ]
    for (earlier, before), (later, after) in pairwise(ranked):
        if later < earlier:
            message = f"“{after.name}” stands after “{before.name}”, and must stand before it"
            advice = f"the order is: {', '.join(order).replace('*', '').replace('/', ' or ')}, then the rest"
            report("elements-out-of-order", package.at(after), message, help=advice)
