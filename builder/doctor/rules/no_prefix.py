"""An attribute or element lacks its prefix.

What it finds:
A word that belongs to another namespace than the element that it stands in, but is written without a prefix.

Why it matters:
LMSs do not see it. A module would be taken for a plain page that has no score: in Moodle and in ADL's own checker.

Example:

    <resource scormType="sco">

Use instead:

    <resource adlcp:scormType="sco">
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """The attribute that says whether a page talks to the LMS, and the element of the pass mark."""
    profile = package.profile
    prefix = next(iter(profile.extensions), "")
    if not prefix:
        return
    for node in package.elements:
        if node.namespaces.get(profile.kind) == "":
            message = f"“{profile.kind}” has no prefix"
            report("no-prefix", package.at(node, profile.kind), message, help=f"write  {prefix}:{profile.kind}")
        if profile.pass_mark and node.name == profile.pass_mark.path and node.namespace in profile.namespaces:
            report("no-prefix", package.at(node), f"“{node.name}” has no prefix", help=f"write  <{prefix}:{node.name}>")
