"""Something is fetched over an insecure address.

What it finds:
Pictures, scripts, styles, frames or clips of a page whose address begins with `http:`.

Why it matters:
Browsers block them on an LMS whose own address begins with `https:`, which nearly all have: learners see a hole.

Example:

    <img src="http://www.example.org/picture.png">

Use instead:

    <img src="media/picture.png">
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

LINK = re.compile(
    r"""<(?!a\b)[a-z][^<>]{0,2000}?\s(?:src|poster|data|srcset)\s*=\s*["']?http://[^"'\s>]{1,200}"""
    r"""|<link\b[^<>]{0,2000}?\shref\s*=\s*["']?http://[^"'\s>]{1,200}"""
    r"""|(?:url\(\s*["']?|@import\s+["'])http://[^"')\s]{1,200}""",
    re.IGNORECASE,
)


def find(package: Package, report: Report) -> None:
    """The first in each page or style."""
    for place, _ in package.matches(LINK, ["http:", "HTTP:"], (*PAGES, ".css", ".svg")):
        report(
            "insecure-link", place, "this is fetched over http:", help="put the file into the package, or write https:"
        )
