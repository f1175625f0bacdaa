"""What lies where a course was looked for, and is nearly one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.diagnostics import printable
from builder.diagnostics.shell import in_words
from builder.source.folders import COURSE_FILE, in_order, is_section

if TYPE_CHECKING:
    from pathlib import Path

BROUGHT_IN = (".docx", ".odt", ".pdf", ".pptx", ".html", ".htm", ".txt", ".zip", ".elpx", ".elp", ".h5p", ".xlsx")
OLD = (".doc", ".rtf", ".ppt")
NEARLY = re.compile(r"course\.?(?:md|markdown|mdown|mkd|txt|md\.txt|markdown\.txt|md\.md)?", re.IGNORECASE)


def near_courses(path: Path) -> str:
    """What lies in a folder, or beside a file, as the end of a sentence; "" where nothing is like a course."""
    if path.is_file():
        return near_courses(path.parent)
    if not path.is_dir():
        return ""
    files = _files(path)
    texts = [one for one in files if is_section(one.name)]
    brought_in, old = ([one for one in files if one.suffix.lower() in endings] for endings in (BROUGHT_IN, OLD))
    for found, advice in (
        (nearly_named(path), f"rename it to {COURSE_FILE}"),
        (texts, f"rename the first part of the course to {COURSE_FILE}"),
        (brought_in, "to make a course of it, type  {}"),
        (old, "save it in the program’s newer form, then type  {}"),
    ):
        if found:
            command = in_words("builder", "import", str(found[0]))
            return f"“{printable(found[0].name)}” lies there: {advice.format(command)}"
    return ""


def nearly_named(path: Path) -> list[Path]:
    """The files of a folder whose names are nearly that of a course's first file."""
    return [one for one in _files(path) if NEARLY.fullmatch(one.name)]


def _files(path: Path) -> list[Path]:
    return [one for one in in_order(path) if one.is_file() and not one.name.startswith((".", "~$"))]
