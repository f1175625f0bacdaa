"""A known library can do what browsers are giving up.

What it finds:
Scripts of others, such as jQuery, known by their names, that hold code for `unload` or for requests that stop the page.
It is told once for all of them.

Why it matters:
Mostly not at all: the library does so only if the course asks it to. If results get lost when learners close the
window, it is a place to look; a newer version may be better. It makes no difference which LMS it is.

Example:

    lib/jquery-1.8.3.min.js

Use instead:

    lib/jquery-3.7.1.min.js
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.names import listed
from builder.doctor.package import SCRIPTS
from builder.doctor.rules.synchronous_request import HINTS as WAITING
from builder.doctor.rules.synchronous_request import WAITS
from builder.doctor.rules.unload_in_script import HINTS as UNLOADING
from builder.doctor.rules.unload_in_script import UNLOAD

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """All in one finding, at the first of them."""
    found = [
        (place, match)
        for pattern, hints in ((UNLOAD, UNLOADING), (WAITS, WAITING))
        for place, match in package.matches(pattern, hints, SCRIPTS, of_libraries=True)
    ]
    if found:
        shown = {f"{package.display_name}/{name}": known for name, known in package.libraries.items()}
        names = list(dict.fromkeys(shown[place.file] for place, _ in found))
        message = f"{listed(names)} can wait for “unload” or for an answer from the web, if the course asks for it"
        report("library-habit", found[0][0], message, help="nothing need be done, unless results get lost")
