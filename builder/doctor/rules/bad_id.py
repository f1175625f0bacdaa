"""An id has a form that the standard does not allow.

What it finds:
An id that starts with a digit, or holds a space or another sign that no XML name has; or, where the standard asks for
an absolute address, one that is none.

Why it matters:
LMSs that validate manifests, as ADL's checker does, refuse the package. Others may lose results under such an id.

Example:

    <item identifier="1 fire safety">

Use instead:

    <item identifier="fire_safety_1">
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.ERROR

FORMS = {"name": r"[^\W\d][\w.\-]*", "address": r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+"}
ADVICE = {
    "name": "begin with a letter, and use letters, digits, “_”, “-” and “.” only",
    "address": "write an absolute address, for example  https://www.example.org/courses/fire-safety",
}


def find(package: Package, report: Report) -> None:
    """Ids that break the standard's form."""
    attribute, form = package.profile.id, package.profile.id_form
    for node in package.elements:
        given = node.attributes.get(attribute, "")
        if given and not re.fullmatch(FORMS[form], given):
            report("bad-id", package.at(node, attribute), f"“{given}” can't be an id", help=ADVICE[form])
