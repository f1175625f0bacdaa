"""The manifest does not say of which edition it is.

What it finds:
A manifest without a word for the edition (`schemaversion`).

Why it matters:
LMSs guess then: Moodle takes the oldest edition, so that modules of a newer one get no answer. Strict LMSs refuse the
package.

Example:

    <metadata></metadata>

Use instead:

    <metadata>
      <schema>ADL SCORM</schema>
      <schemaversion>2004 4th Edition</schemaversion>
    </metadata>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.doctor.profile import editions_of

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Versions that are missing or empty, where the standard has them."""
    manifest, version = package.manifest, package.profile.version
    if manifest and version and not manifest.tree.root.value(version):
        known = ", ".join(editions_of(manifest.standard))
        advice = f"add  <{version.rpartition('/')[2]}>  with one of these: {known}"
        report("edition-not-said", package.at(manifest.tree.root), "the manifest doesn't say its edition", help=advice)
