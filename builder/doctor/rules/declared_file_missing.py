"""A file that the manifest declares is missing.

What it finds:
A `file` of the manifest that is not in the zip.

Why it matters:
LMSs that validate packages, as ADL's checker does, refuse it; in the others learners may meet a page with a hole.

Example:

    <file href="media/from.pdf"/>

Use instead:

    <file href="media/form.pdf"/>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import near_file

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Declared files that are there in no letter case."""
    for one in package.declared:
        if one.name and one.name.casefold() not in package.by_folded_name:
            near = near_file(one.name, package)
            advice = f"did you mean “{near}”?" if near else "add the file to the zip, or delete this line"
            report(
                "declared-file-missing",
                package.at(one.node, one.attribute),
                f"“{one.name}” is not in the zip",
                help=advice,
            )
