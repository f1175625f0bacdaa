"""A page needs a file that is missing.

What it finds:
A picture, script, style or clip of a page that is not in the zip, or is there in other capital letters.

Why it matters:
Learners see a hole, or nothing at all where it is a script. Capital letters matter on Linux, on which most LMSs run.

Example:

    <img src="media/Picture.PNG">

Use instead:

    <img src="media/picture.png">
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from builder.diagnostics import Severity
from builder.doctor.package import PAGES, is_elsewhere, leaves

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING

NEEDED = re.compile(
    r"""<(?:script|img|source|video|audio|iframe|embed|track)\b[^<>]{0,2000}?\ssrc\s*=\s*["']([^"'<>{}\n]{1,400})["']"""
    r"""|<link\b(?=[^<>]{0,2000}stylesheet)[^<>]{0,2000}?\shref\s*=\s*["']([^"'<>{}\n]{1,400})["']""",
    re.IGNORECASE,
)


def find(package: Package, report: Report) -> None:
    """The files that each page of the package takes, each once."""
    for page, text in package.texts.items():
        if not page.lower().endswith(PAGES):
            continue
        for match in {match[1] or match[2]: match for match in NEEDED.finditer(text)}.values():
            group = 1 if match[1] else 2
            name = _name(page, match[group])
            if name and name not in package.archive:
                line_start = text.rfind("\n", 0, match.start(group)) + 1
                line = text.count("\n", 0, match.start(group)) + 1
                place = package.place(page, line, match.start(group) - line_start + 1, len(match[group]))
                there = package.by_folded_name.get(name.casefold(), "")
                said = f"“{name}” is called “{there}” in the zip" if there else f"“{name}” is not in the zip"
                report(
                    "page-lacks-file", place, said, help=f"write  {there}" if there else "add the file, and zip again"
                )


def _name(page: str, written: str) -> str:
    """The file that a page's link means; "" for one that lies elsewhere."""
    if is_elsewhere(written) or written.startswith(("#", "/")):
        return ""
    try:
        path = unquote(urlsplit(written.strip()).path)
    except ValueError:
        return ""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else ""
    return "" if leaves(joined) else joined
