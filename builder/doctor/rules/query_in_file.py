"""A file is declared with a query or a fragment.

What it finds:
A `file` of the manifest whose path has a question mark or a hash.

Why it matters:
LMSs that look for each declared file, as ADL's checker does, find none of that name.

Example:

    <file href="index.html?start=1"/>

Use instead:

    <file href="index.html"/>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Declared files with more than a path."""
    for one in package.declared:
        if re.search(r"[?#]", one.written):
            message = f"“{one.written}” is more than a file's name"
            report(
                "query-in-file",
                package.at(one.node, one.attribute),
                message,
                help=f"write  {re.split('[?#]', one.written)[0]}",
            )
