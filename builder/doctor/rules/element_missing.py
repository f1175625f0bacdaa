"""An element or an attribute is missing.

What it finds:
An element without something that the standard asks for, or with an empty one.

Why it matters:
LMSs that validate manifests, as ADL's checker does, refuse the package; others show a module without a name, or none.

Example:

    <item identifier="one" identifierref="page"/>

Use instead:

    <item identifier="one" identifierref="page">
      <title>Fire safety</title>
    </item>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package
    from builder.doctor.tree import Node

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """What each element needs and does not have."""
    for node in package.elements:
        for needed in package.profile.needs.get(node.name, ()):
            if node.name == package.profile.root and node.parent:  # a manifest within the manifest
                continue
            if not node.named(needed) if "@" not in needed else not node.value(needed).strip():
                _report(package, node, needed, report)
            elif needed == "title" and not node.value(needed):
                report(
                    "element-missing",
                    package.at(node.named(needed)[0]),
                    f"the title of “{node.name}” is empty",
                    help="write one",
                )


def _report(package: Package, node: Node, needed: str, report: Report) -> None:
    what = f"no attribute “{needed[1:]}”" if needed.startswith("@") else f"no element “{needed}” in it"
    report("element-missing", package.at(node), f"this “{node.name}” has {what}", help=f"add  {needed.lstrip('@')}")
