"""A path is not written as an address.

What it finds:
A path in the manifest with a space or a letter outside ASCII, or one that is encoded twice.

Why it matters:
LMSs differ in how they read it: some do not find the file. ADL's checker wants it encoded once.

Example:

    <file href="media/my picture.png"/>

Use instead:

    <file href="media/my%20picture.png"/>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Paths that are not encoded once."""
    for one in package.references:
        if re.search(r"%25[0-9A-Fa-f]{2}", one.written):
            message = f"“{one.written}” is encoded twice"
            report(
                "path-not-encoded", package.at(one.node, one.attribute), message, help=f"write  {unquote(one.written)}"
            )
        elif re.search(r"[^!-~]|%(?![0-9A-Fa-f]{2})", one.written.strip()):
            advice = f"write  {quote(unquote(one.written.strip()), safe='/?&=:#')}"
            message = f"“{one.written}” has signs that no address has"
            report("path-not-encoded", package.at(one.node, one.attribute), message, help=advice)
