"""An element is none that the standard has.

What it finds:
An element of the standard's namespace in a place where the standard knows none of that name, or a second one where
there may be one only.

Why it matters:
LMSs pass over it, with all that is in it; those that validate manifests, as ADL's checker does, refuse the package.

Example:

    <organisation identifier="course">

Use instead:

    <organization identifier="course">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package
    from builder.doctor.tree import Node

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Children that are in no list, and those that are there too often."""
    for node in package.elements:
        allowed = package.profile.order.get(node.name)
        if allowed is None or node.namespace not in {*package.profile.namespaces, *package.profile.extensions.values()}:
            continue
        names = {name: step.endswith("*") for step in allowed for name in step.strip("*").split("/")}
        seen: set[str] = set()
        for child in node.children:
            if child.namespace == node.namespace:
                _look(package, child, names, seen, report)


def _look(package: Package, child: Node, names: dict[str, bool], seen: set[str], report: Report) -> None:
    holder = child.parent.name if child.parent else ""
    if child.name not in names:
        near = did_you_mean(child.name, names)
        advice = f"did you mean “{near}”?" if near else f"there may be: {', '.join(names)}"
        report("unknown-element", package.at(child), f"“{holder}” can hold no “{child.name}”", help=advice)
    elif child.name in seen and not names[child.name]:
        report(
            "unknown-element",
            package.at(child),
            f"“{holder}” can hold one “{child.name}” only",
            help="delete one of them",
        )
    seen.add(child.name)
