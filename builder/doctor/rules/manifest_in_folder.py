"""The manifest lies in a folder.

What it finds:
A manifest that is not at the top of the zip, mostly because the folder was zipped and not what is in it.

Why it matters:
Every LMS looks for it at the top only, and most say no more than “not a valid package”.

Example:

    my-course/imsmanifest.xml

Use instead:

    imsmanifest.xml
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.profile import manifest_names

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Manifests below the top where there is none at the top."""
    wanted = {name.casefold() for name in manifest_names()}
    if any("/" not in name and name.casefold() in wanted for name in package.archive):
        return
    deep = [name for name in package.archive if name.rpartition("/")[2].casefold() in wanted and "__MACOSX" not in name]
    if deep:
        folder = min(deep, key=len).rpartition("/")[0]
        advice = f"open the folder “{folder}”, choose all that is in it, and zip that"
        report(
            "manifest-in-folder",
            package.place(min(deep, key=len)),
            "the manifest is not at the top of the zip",
            help=advice,
        )
