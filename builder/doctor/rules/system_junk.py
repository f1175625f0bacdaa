"""Files of an operating system are in the zip.

What it finds:
What Windows, macOS or version control leave behind: `__MACOSX`, `.DS_Store`, `Thumbs.db`, `desktop.ini`, `.git`.

Why it matters:
Nobody needs them, they may tell what else is on a computer, and LMSs that want all files declared complain of them.

Example:

    __MACOSX/._index.html

Use instead:

    index.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import is_junk, listed

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Junk, in one finding."""
    found = [name for name in package.archive if is_junk(name)]
    if found:
        report(
            "system-junk", package.place(found[0]), f"nobody needs {listed(found)}", help="delete them, and zip again"
        )
