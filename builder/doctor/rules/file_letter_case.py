"""A file's name has other capital letters than in the manifest.

What it finds:
A path in the manifest that is in the zip in another letter case only.

Why it matters:
It works on Windows and fails on Linux servers, on which most Moodle, Totara and cloud LMSs run.

Example:

    <file href="Media/Picture.PNG"/>

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
    """Paths that are there in another letter case."""
    for one in package.references:
        there = package.by_folded_name.get(one.name.casefold(), one.name)
        if one.name and one.name not in package.archive and there != one.name:
            message = f"“{one.name}” is called “{there}” in the zip"
            report("file-letter-case", package.at(one.node, one.attribute), message, help=f"write  {there}")
