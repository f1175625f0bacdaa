r"""A path has a backslash.

What it finds:
A path in the manifest that is written as on Windows.

Why it matters:
A web address has forward slashes only: LMSs on Linux servers, Moodle, Totara and Chamilo among them, do not find the
file.

Example:

    <file href="media\picture.png"/>

Use instead:

    <file href="media/picture.png"/>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Paths with a backslash."""
    for one in package.references:
        if "\\" in one.written:
            message = f"“{one.written}” has a backslash"
            advice = f"write  {one.written.replace(chr(92), '/')}"
            report("backslash-in-path", package.at(one.node, one.attribute), message, help=advice)
