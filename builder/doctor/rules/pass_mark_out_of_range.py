"""The pass mark is none that can be.

What it finds:
A pass mark that is no number, or outside the range of its standard.

Why it matters:
Nobody can pass, or everybody does: LMSs take it as it stands, or drop it without a word.

Example:

    <adlcp:masteryscore>0.8</adlcp:masteryscore>  (of 100)

Use instead:

    <adlcp:masteryscore>80</adlcp:masteryscore>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR


def find(package: Package, report: Report) -> None:
    """Marks beyond the range; and, where it ends at 100, those below one that look like a share of it."""
    mark = package.profile.pass_mark
    for unit in package.units:
        if not mark or not unit.pass_mark.strip():
            continue
        try:
            value = float(unit.pass_mark)
        except ValueError:
            value = mark.most + 1
        share_of_hundred = mark.most > 1 and 0 < value <= 1
        if not mark.least <= value <= mark.most or share_of_hundred:
            _, is_attribute, attribute = mark.path.rpartition("@")
            node = unit.node if is_attribute else unit.node.named(mark.path)[0]
            message = f"“{unit.pass_mark}” can't be the pass mark of “{unit.title or unit.id}”"
            advice = f"write a number from {mark.least:g} to {mark.most:g}"
            report("pass-mark-out-of-range", package.at(node, attribute if is_attribute else ""), message, help=advice)
