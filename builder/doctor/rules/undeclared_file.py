"""A file is not declared in the manifest.

What it finds:
Files of the zip that no `file` of the manifest names; control documents and metadata need none.

Why it matters:
The standards ask for it, and LMSs that copy declared files only lose the others. Most LMSs, Moodle among them, don't
mind.

Example:

    <file href="index.html"/>

Use instead:

    <file href="index.html"/>
    <file href="style.css"/>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import is_junk, listed

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Files without a declaration, in one finding."""
    if not package.manifest or not package.profile.files:
        return
    located = {path for node in package.elements if node.name == "location" for path in node.own_texts}
    named = {one.name.casefold() for one in package.references} | {package.manifest.name, *located}
    missing = [
        name
        for name in package.archive
        if name.casefold() not in named and not is_junk(name) and not name.endswith((".xsd", ".dtd"))
    ]
    if missing:
        message = f"the manifest does not declare {listed(missing)}"
        report("undeclared-file", package.at_manifest(), message, help=f'add for each  <file href="{missing[0]}"/>')
