"""A page, style or script needs a file that is missing.

What it finds:
A picture, script, style, font or clip that a page, a style or a script takes, and that is not in the zip, is there in
other capital letters, or is looked for outside the package.

Why it matters:
Learners see a hole, or nothing at all where it is a script. Capital letters matter on Linux, on which most LMSs run;
what begins with a slash is looked for at the top of the LMS's own web site.

Example:

    <img src="/media/Picture.PNG">

Use instead:

    <img src="media/picture.png">
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.links import file_of, links_in
from builder.doctor.names import near_file

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.links import Link
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """The files that each text of the package takes, each once."""
    for name, text in package.texts.items():
        seen: set[str] = set()
        for link in links_in(name, text):
            if link.written not in seen:
                seen.add(link.written)
                _look(package, name, link, report)


def _look(package: Package, name: str, link: Link, report: Report) -> None:
    message, advice = _fault(package, name, link)
    if not message:
        return
    text = package.texts[name]
    line_start = text.rfind("\n", 0, link.at) + 1
    place = package.place(name, text.count("\n", 0, link.at) + 1, link.at - line_start + 1, len(link.written))
    report("page-lacks-file", place, message, help=advice)


def _fault(package: Package, name: str, link: Link) -> tuple[str, str]:
    """What is wrong with a link, and what to do; ("", "") for nothing."""
    file = file_of(name, link)
    if not file or file in package.archive:
        return "", ""
    there = package.by_folded_name.get(file.strip("/").casefold(), "")
    if file.startswith("/"):
        message = f"“{link.written}” begins with a slash: it is looked for at the top of the LMS, not in the package"
        near = there or package.by_folded_name.get(posixpath.join(_top(package), file.strip("/")).casefold(), "")
        return (
            message,
            f"write  {_way(name, near)}" if near else "write the way from this file, and add what it leads to",
        )
    if file.startswith("../"):
        message = f"“{link.written}” leads out of the package"
        near = near_file(file, package)
        return message, f"did you mean  {_way(name, near)}?" if near else "put the file into the zip, and name it there"
    if there:
        return f"“{file}” is called “{there}” in the zip", f"write  {_way(name, there)}"
    return f"“{file}” is not in the zip", "add the file, and zip again"


def _way(name: str, file: str) -> str:
    """The path from one file of the package to another."""
    return posixpath.relpath(file, posixpath.dirname(name) or ".")


def _top(package: Package) -> str:
    """The folder of the page that learners open first."""
    return posixpath.dirname(next((unit.page.name for unit in package.units if unit.page), ""))
