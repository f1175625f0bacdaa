"""A text in the manifest is longer than LMSs keep.

What it finds:
Titles and descriptions of more letters than the standard promises.

Why it matters:
The standards promise no more: LMSs may cut it off, or refuse the package.

Example:

    <title>Everything that you ever wanted to know about …</title>

Use instead:

    <title>Fire safety</title>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Texts of elements whose length is limited."""
    for node in package.elements:
        most = package.profile.lengths.get(node.name)
        length = len(node.value("")) if most else 0
        if most and length > most:
            message = f"this “{node.name}” has {length:,} letters, and LMSs keep {most:,}"
            report("text-too-long", package.at(node), message, help="shorten it")
