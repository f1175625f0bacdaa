"""The id of a course before it is parsed, so that those of a run can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Report
from builder.discover import severity_of
from builder.parse.front_matter.fences import split_front_matter
from builder.parse.front_matter.yaml_text import read_yaml
from builder.source.folders import PROGRAMME_FILE, course_file, is_programme
from builder.source.identity import read_course_id
from builder.source.load import LOCK_FILE, read_text
from builder.source.slugs import slug

if TYPE_CHECKING:
    from pathlib import Path


def id_of(folder: Path) -> str:
    """The id of the course, or programme, in a folder, as its files say it."""
    ignored = Report(severity_of)
    programme = is_programme(folder)
    file = folder / PROGRAMME_FILE if programme else course_file(folder)
    text, lock = read_text(file, file.name, ignored), folder / LOCK_FILE
    yaml = (text.text if programme else split_front_matter(text.text)[0]) if text else ""
    values, _ = read_yaml(yaml, file.name, ignored)
    typed = next((value for key, value in values.items() if key.strip().lower() == "id"), None)
    locked = read_text(lock, LOCK_FILE, ignored) if lock.is_file() else None
    return slug(str(typed or "")) or (read_course_id(locked.text) if locked else "") or slug(folder.resolve().name)
