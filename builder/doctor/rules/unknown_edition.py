"""The edition is none that LMSs know.

What it finds:
A word for the edition (`schemaversion`) that the manifest's standard does not have.

Why it matters:
LMSs choose by it how they talk to the module. A wrong one can mean that the module gets no answer, and strict LMSs
refuse the package.

Example:

    <schemaversion>2004 Third Edition</schemaversion>

Use instead:

    <schemaversion>2004 3rd Edition</schemaversion>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean
from builder.doctor.profile import editions_of

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Versions that are given and are not among the standard's."""
    manifest = package.manifest
    if not manifest or manifest.sure:
        return
    nodes = manifest.tree.root.named(package.profile.version)
    message = nodes[0].value("") if nodes else ""
    if message:
        known = editions_of(manifest.standard)
        near = did_you_mean(message, known)
        advice = f"did you mean “{near}”?" if near else f"write one of these: {', '.join(known)}"
        report("unknown-edition", package.at(nodes[0]), f"“{message}” is no edition of this standard", help=advice)
