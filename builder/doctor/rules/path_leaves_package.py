"""A path leads out of the package.

What it finds:
A path in the manifest that begins with a slash or a drive's letter, or that goes up by `..`.

Why it matters:
LMSs refuse such a package as an attack, or do not find the file.

Example:

    <file href="/media/picture.png"/>

Use instead:

    <file href="media/picture.png"/>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.paths import is_elsewhere, leaves

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Paths that are absolute or escape."""
    for one in package.references:
        if leaves(one.written) and (one.written[1:2] == ":" or not is_elsewhere(one.written)):
            message = f"“{one.written}” leads out of the package"
            advice = "write the path from the manifest to the file, without a slash in front"
            report("path-leaves-package", package.at(one.node, one.attribute), message, help=advice)
