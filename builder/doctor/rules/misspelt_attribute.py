"""An attribute is misspelt.

What it finds:
An attribute whose name is nearly one that the standard has, often one of another edition in other capitals.

Why it matters:
LMSs do not see it: the module may get no score, or nothing opens. It makes no difference which LMS it is.

Example:

    <resource adlcp:scormtype="sco">

Use instead:

    <resource adlcp:scormType="sco">
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.diagnostics import Report
    from builder.doctor.package import Package
    from builder.doctor.tree import Node

SEVERITY = Severity.ERROR

MOST = 500  # unknown ones that are compared: each takes time, and a hostile manifest may have many


def find(package: Package, report: Report) -> None:
    """Attributes that are not known, and near one that is and is missing."""
    for node, attribute in islice(_unknown(package), MOST):
        known = package.profile.attributes[node.name]
        near = did_you_mean(attribute, [name for name in known if name not in node.attributes])
        if near:
            message = f"“{node.name}” has no attribute “{attribute}”"
            report("misspelt-attribute", package.at(node, attribute), message, help=f"did you mean “{near}”?")


def _unknown(package: Package) -> Iterator[tuple[Node, str]]:
    for node in package.elements:
        known = package.profile.attributes.get(node.name)
        if known:
            yield from ((node, attribute) for attribute in node.attributes if attribute not in known)
