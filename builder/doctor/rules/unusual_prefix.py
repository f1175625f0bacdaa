"""A namespace has another prefix than usual.

What it finds:
A known namespace under a prefix that is correct XML but not the one that all packages use.

Why it matters:
Moodle looks for the usual letters, not for the namespace: it would see pages without a score.

Example:

    <manifest xmlns:a="http://www.adlnet.org/xsd/adlcp_v1p3">

Use instead:

    <manifest xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Other prefixes for the namespaces whose prefixes are known."""
    if not package.manifest:
        return
    usual = {namespace: prefix for prefix, namespace in package.profile.extensions.items()}
    for prefix, namespace in package.manifest.tree.prefixes.items():
        if prefix and usual.get(namespace, prefix) != prefix:
            message = f"the prefix “{prefix}” stands for what others call “{usual[namespace]}”"
            advice = f"write  {usual[namespace]}:  in place of  {prefix}:"
            report("unusual-prefix", package.at(package.manifest.tree.root, prefix), message, help=advice)
