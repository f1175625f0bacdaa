"""This is another kind of package.

What it finds:
A zip that people know by another name than those of the standards here: Tin Can, AICC, H5P, a Common Cartridge,
questions in IMS QTI, a backup or an export of a whole course, a website that an authoring program made, a document.

Why it matters:
An LMS does not take it as a course that it can play, or not in the place where courses are uploaded.

Example:

    tincan.xml
    story.html

Use instead:

    imsmanifest.xml
    story.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """What it is, and what to do with it."""
    if package.kind:
        report("another-kind", package.place(), f"this is {package.kind.title}", help=package.kind.advice)
