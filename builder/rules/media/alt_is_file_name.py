"""A picture's description is a file name.

What it finds:
A description such as `desk.svg`, `IMG_2041` or `screenshot 3`.

Why it matters:
People who can't see the picture hear its description in its place. A file name tells them nothing.

Example:

    ![IMG_2041](media/IMG_2041.jpg)

Use instead:

    ![A desk with an open letter next to a visitor's chair](media/IMG_2041.jpg)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import Severity
from builder.patterns import pattern

if TYPE_CHECKING:
    from builder.diagnostics import Report
    from builder.model import Course

SEVERITY = Severity.WARNING

NAME = pattern(
    r"\S+\.(svg|png|jpe?g|gif|webp|avif|bmp|tiff?|mp4|webm)"
    r"|(img|image|dsc[fn]?|pict?|picture|photo|screenshot|screen shot|figure)[\s_-]*\d[\d\s_-]*",
    re.IGNORECASE,
)


def find(course: Course, report: Report) -> None:
    """Alternative text that a camera or a program made up."""
    for link in course.links:
        stem = link.found.rpartition("/")[2].rpartition(".")[0]
        alt = link.text.strip()
        if link.kind == "picture" and alt and (NAME.fullmatch(alt) or (alt == stem and re.search(r"[\d_-]", alt))):
            report(
                "alt-is-file-name",
                link.span,
                f"this picture is described by a file name: “{alt}”",
                help=f"say between the square brackets what it shows:  ![What it shows]({link.target})",
            )
