"""The package has no manifest.

What it finds:
A zip without a manifest at its top, such as one of the sources of a course, or a zip within a zip.

Why it matters:
Every LMS refuses it: the manifest says what there is to open. A folder for a web server has none and needs none.

Example:

    package.zip
      course.zip

Use instead:

    package.zip
      imsmanifest.xml
      index.html
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
    """No manifest at the top, nor under another folder or name, nor another kind of package: other rules say it."""
    if package.kind:
        return
    folded = {name.rpartition("/")[2].casefold() for name in package.archive}
    if folded & {name.casefold() for name in manifest_names()}:
        return
    zips = [name for name in package.archive if name.lower().endswith(".zip")]
    advice = "export the course again as a package for an LMS; a folder for a web server needs no manifest"
    if zips:
        advice = f"there is a zip in this zip: unpack it, and upload “{zips[0]}” instead"
    report("manifest-missing", package.place(), f"there is no {' or '.join(manifest_names())} in this zip", help=advice)
