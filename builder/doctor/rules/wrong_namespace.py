"""The manifest has a namespace that LMSs do not know.

What it finds:
A first element of another name or namespace than the standard's, or a prefix bound to another namespace than its own.

Why it matters:
LMSs that read the manifest strictly see no course in it. Others see no pass mark.

Example:

    <manifest xmlns="http://www.example.org/manifest">

Use instead:

    <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """The root's name and namespace, and the namespaces of known prefixes."""
    manifest, profile = package.manifest, package.profile
    if not manifest:
        return
    root = manifest.tree.root
    if root.name != profile.root or root.namespace not in profile.namespaces:
        message = f"the first element is “{root.name}” of the namespace “{root.namespace}”"
        report(
            "wrong-namespace",
            package.at(root),
            message,
            help=f'write  <{profile.root} xmlns="{profile.namespaces[0]}">',
        )
    for prefix, right in profile.extensions.items():
        bound = manifest.tree.prefixes.get(prefix, right)
        if bound != right:
            message = f"the prefix “{prefix}” stands for “{bound}”"
            report("wrong-namespace", package.at(root, prefix), message, help=f'write  xmlns:{prefix}="{right}"')
