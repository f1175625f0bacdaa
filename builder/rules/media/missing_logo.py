"""The logo is missing.

What it finds:
A `logo` in `organisation.yaml` whose file does not lie beside it, or that is no picture.

Why it matters:
No page shows it.

Example:

    logo: lgo.svg

Use instead:

    logo: logo.svg
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Severity, did_you_mean

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")


def find(course: Course, report: Report) -> None:
    """Logos that are not there."""
    logo, extension_roots = course.organisation.logo, course.source.organisation_media
    span = course.organisation.spans.get("logo", course.span)
    if logo and logo not in extension_roots:
        near = did_you_mean(logo, [name for name in extension_roots if name.lower().endswith(PICTURES)])
        advice = (
            f"did you mean “{near}”?"
            if near
            else "put the file into the folder of organisation.yaml, or into media beside it"
        )
        report("missing-logo", span, f"there is no logo “{logo}” beside organisation.yaml", help=advice)
    elif logo and not logo.lower().endswith(PICTURES):
        report(
            "missing-logo", span, f"“{logo}” is no picture", help="use a picture whose name ends in .svg, .png or .jpg"
        )
