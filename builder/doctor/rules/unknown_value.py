"""An attribute or an element has a value that the standard does not know.

What it finds:
An attribute or an element with a closed list of values, and another one in it; or an element that needs one, without.

Why it matters:
LMSs take it for something else, or refuse the package: a page of a wrong type may not open, or have no score.

Example:

    <resource type="web" adlcp:scormtype="SCO">

Use instead:

    <resource type="webcontent" adlcp:scormtype="sco">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Values that are in no list."""
    for node in package.elements:
        for attribute, value in node.attributes.items():
            allowed = package.profile.values.get(f"{node.name}/@{attribute}", (value,))
            if value not in allowed and value.strip():
                advice = f"write one of these: {', '.join(allowed)}"
                report("unknown-value", package.at(node, attribute), f"“{attribute}” can't be “{value}”", help=advice)
        texts = package.profile.texts.get(node.name, ())
        text = node.value("") if texts else ""
        if texts and text not in texts:
            message = f"“{node.name}” can't be “{text}”" if text else f"this “{node.name}” is empty"
            report("unknown-value", package.at(node), message, help=f"write one of these: {'; '.join(texts)}")
