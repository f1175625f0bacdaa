"""What lies where a course was looked for, and is nearly one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import printable
from builder.source.folders import COURSE_FILE, in_order, is_section

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".html", ".htm", ".txt", ".rst", ".adoc")
NEARLY = re.compile(r"course\.?(?:md|markdown|mdown|mkd|txt|md\.txt|markdown\.txt|md\.md)?", re.IGNORECASE)


def near_courses(path: Path) -> str:
    """What lies in a folder, or beside a file, as the end of a sentence; "" where nothing is like a course."""
    if path.is_file():
        return near_courses(path.parent)
    if not path.is_dir():
        return ""
    files = _files(path)
    texts = [one for one in files if is_section(one.name)]
    documents = [one for one in files if one.suffix.lower() in DOCUMENTS]
    for found, advice in (
        (nearly_named(path), f"rename it to {COURSE_FILE}"),
        (texts, f"rename the first part of the course to {COURSE_FILE}"),
        (documents, f"a course is plain text, so save its words in a file named {COURSE_FILE}"),
    ):
        if found:
            return f"“{printable(found[0].name)}” lies there: {advice}"
    return ""


def nearly_named(path: Path) -> list[Path]:
    """The files of a folder whose names are nearly that of a course's first file."""
    return [one for one in _files(path) if NEARLY.fullmatch(one.name)]


def _files(path: Path) -> list[Path]:
    return [one for one in in_order(path) if one.is_file() and not one.name.startswith((".", "~$"))]
