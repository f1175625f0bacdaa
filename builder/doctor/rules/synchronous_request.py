"""A script waits for an answer from the web.

What it finds:
Requests that stop the page until they are answered.

Why it matters:
The page freezes on a slow line, and Chrome blocks such requests while a page is left: results sent then are lost, in
every LMS.

Example:

    request.open("POST", address, false);

Use instead:

    fetch(address, { method: "POST", keepalive: true });
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

HINTS = (".open", "async")

WAITS = re.compile(
    r"""\.open\(\s*["'](?:GET|POST|PUT|HEAD)["']\s*,[^;\n]{1,120}?,\s*(?:false|!1)\s*[,)]|\basync\s*:\s*(?:false|!1)\b"""
)


def find(package: Package, report: Report) -> None:
    """The first in each file."""
    for place, _ in package.matches(WAITS, HINTS, (*PAGES, *SCRIPTS), of_libraries=False):
        advice = "ask whoever made the course for an export without synchronous requests"
        report("synchronous-request", place, "the page stops here until an answer comes", help=advice)
