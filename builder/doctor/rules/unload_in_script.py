"""A script counts on `unload`.

What it finds:
Scripts or pages that do something when the page is unloaded.

Why it matters:
Chrome and Edge are giving `unload` up, phones rarely send it, and Moodle 4.5 forbids it by policy: what a module
saves only then is lost. Learners who close the window lose their score.

Example:

    window.addEventListener("unload", finish);

Use instead:

    window.addEventListener("pagehide", finish);
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.package import PAGES, SCRIPTS

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING

HINTS = ("unload", "Unload")

UNLOAD = re.compile(
    r"""(?:addEventListener|attachEvent|\.on|\.bind|\.one)\(\s{0,9}["'](?:on)?unload["']"""
    r"""|[oO]n[uU]nload\s{0,9}=(?!=)|\.unload\(\s{0,9}function"""
)


def find(package: Package, report: Report) -> None:
    """The first in each file."""
    for place, _ in package.matches(UNLOAD, HINTS, (*PAGES, *SCRIPTS), of_libraries=False):
        advice = (
            "ask whoever made the course for an export that uses “pagehide”, and tell learners to use the Exit button"
        )
        report("unload-in-script", place, "this waits for “unload”, which may never come", help=advice)
