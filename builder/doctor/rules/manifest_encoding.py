"""The manifest is not in UTF-8.

What it finds:
A manifest that says it is in another encoding, such as ISO-8859-1 or UTF-16.

Why it matters:
All LMSs read UTF-8. Some take every manifest for it: letters with accents break, or the package is refused.

Example:

    <?xml version="1.0" encoding="ISO-8859-1"?>

Use instead:

    <?xml version="1.0" encoding="UTF-8"?>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.doctor.package import Package

SEVERITY = Severity.WARNING


def find(package: Package, report: Report) -> None:
    """Other encodings than UTF-8, of which ASCII is a part."""
    manifest = package.manifest
    if manifest and manifest.tree.encoding.lower() not in {"utf-8", "utf8", "utf-8-sig", "us-ascii", "ascii"}:
        message = f"the manifest is in the encoding “{manifest.tree.encoding}”"
        report(
            "manifest-encoding",
            package.place(manifest.name, 1),
            message,
            help="save it as UTF-8, and say so in its first line",
        )
