"""A file's path is long.

What it finds:
Paths in the zip of more than 180 letters.

Why it matters:
LMSs on Windows can't unpack them: they add their own folders, and 260 letters are all that there may be.

Example:

    content/modules/module-one-…/assets/images/exported/…/picture.png

Use instead:

    media/picture.png
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import listed

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING

LONGEST = 180


def find(package: Package, report: Report) -> None:
    """Long paths, in one finding."""
    found = [name for name in package.archive if len(name) > LONGEST]
    if found:
        message = f"more than {LONGEST} letters are in the path of {listed(found)}"
        report("long-path", package.place(found[0]), message, help="use fewer and shorter folders")
