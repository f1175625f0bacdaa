"""Something is fetched from another site.

What it finds:
Scripts, styles, fonts, frames, pictures or clips that a page takes from another site.

Why it matters:
The course breaks when that site does, or where a firewall or the LMS's safety policy blocks it, and the site learns
who studies what.

Example:

    <script src="https://cdn.example.com/library.js"></script>

Use instead:

    <script src="library.js"></script>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.package import PAGES

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING

FETCHED = re.compile(
    r"""<(?!a\b)[a-z][^<>]{0,2000}?\s(?:src|poster|data)\s*=\s*["']?(?:https:)?//[^"'\s>]{1,200}"""
    r"""|<link\b(?=[^<>]{0,2000}stylesheet)[^<>]{0,2000}?\shref\s*=\s*["']?(?:https:)?//[^"'\s>]{1,200}"""
    r"""|(?:url\(\s*["']?|@import\s+["'])(?:https:)?//[^"')\s]{1,200}""",
    re.IGNORECASE,
)


def find(package: Package, report: Report) -> None:
    """The first in each page or style."""
    for place, match in package.matches(FETCHED, ["//"], (*PAGES, ".css", ".svg")):
        host = re.search(r"//([^/\"'\s)>]+)", match[0])
        message = f"this is fetched from {host[1] if host else 'another site'}"
        report("foreign-host", place, message, help="put the file into the package")
