"""A file has a name that some systems change.

What it finds:
Names in the zip with spaces, letters outside ASCII, or signs such as `?`, `*`, `#`, `%` and `&`.

Why it matters:
Some LMSs unpack them under another name, or their web servers do not find them. It depends on the server, so that it
may work in one LMS and fail in the next.

Example:

    media/Fire exit (new).png

Use instead:

    media/fire-exit-new.png
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import is_junk, listed

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Awkward names, in one finding."""
    found = [name for name in package.archive if re.search(r"""[^!-~]|[?*:"'<>|#%&+;]""", name) and not is_junk(name)]
    if found:
        message = f"some systems would change the name of {listed(found)}"
        advice = "use letters a to z, digits, “-”, “_” and “.” only; then change the links to them"
        report("awkward-file-name", package.place(found[0]), message, help=advice)
