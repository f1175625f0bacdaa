"""An LMS can't do what the package asks of it.

What it finds:
What is right by the standard, and known to fail in an LMS that many use.

Why it matters:
Moodle stops at the upload of a package in which modules share an objective (`mapInfo`). One of the newer SCORM with
several modules it takes, but keeps only the first that a learner opens in a visit.

Example:

    <imsss:mapInfo targetObjectiveID="monday_done"/>  in a package for Moodle

Use instead:

    builder build courses/my-programme  (without --to: the package of a programme that every LMS plays)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """The first obstacle: where a package can't even be uploaded, what it would do then is no news."""
    if not package.manifest:
        return
    modules = [unit for unit in package.units if not unit.silent]
    for obstacle in package.profile.obstacles:
        named = [node for node in package.elements if node.name == obstacle.element]
        if len(modules) >= obstacle.modules and (named or not obstacle.element):
            node = named[0] if named else modules[obstacle.modules - 1].node
            report("obstacle-in-an-lms", package.at(node), obstacle.sentence, help=obstacle.advice)
            return
