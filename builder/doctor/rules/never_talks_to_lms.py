"""No script talks to the LMS.

What it finds:
A module that is declared as one with a score, in a package whose pages and scripts never look for what the LMS offers
in this edition.

Why it matters:
The module stays “not started” or “incomplete” for ever. Often the scripts are for another edition than the manifest
says.

Example:

    <schemaversion>1.2</schemaversion> and a script that looks for API_1484_11 only

Use instead:

    a manifest and scripts of one edition
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


def find(package: Package, report: Report) -> None:
    """Packages of which no text names the LMS's side. Pages elsewhere, and texts too large to read, are left alone."""
    talking = [unit for unit in package.units if not unit.silent and (not unit.page or unit.page.name)]
    if not talking or not package.profile.api or not package.texts:
        return
    word = re.compile(rf"\b(?:{'|'.join(package.profile.api)})\b")
    readable = sum(name.lower().endswith((*PAGES, *SCRIPTS)) for name in package.archive)
    read = [text for name, text in package.texts.items() if name.lower().endswith((*PAGES, *SCRIPTS))]
    hopeful = (text for text in read if any(name in text for name in package.profile.api))  # far faster than the word
    if len(read) == readable and not any(map(word.search, hopeful)):
        message = f"no page or script looks for “{package.profile.api[0]}”, by which this edition talks to the LMS"
        advice = "export the course again, and choose the edition that your LMS needs"
        report("never-talks-to-lms", package.at(talking[0].node), message, help=advice)
