"""The ids of a course before it is parsed, so that those of a run can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.diagnostics import Report
from builder.discover import severity_of
from builder.parse.front_matter.fences import split_front_matter
from builder.parse.front_matter.keys import KEYS
from builder.parse.front_matter.values import yes_or_no
from builder.parse.front_matter.yaml_text import read_yaml
from builder.source.copies import ENDING
from builder.source.folders import PROGRAMME_FILE, course_file, is_programme
from builder.source.identity import read_course_id
from builder.source.load import LOCK_FILE, read_text
from builder.source.slugs import slug

if TYPE_CHECKING:
    from pathlib import Path


REFRESHER = {"refresher", *KEYS["refresher"].also}


def ids_of(folder: Path) -> tuple[str, ...]:
    """The id of the course, or programme, in a folder, as its files say it, and that of the refresher beside it."""
    ignored = Report(severity_of)
    programme = is_programme(folder)
    file = folder / PROGRAMME_FILE if programme else course_file(folder)
    text, lock = read_text(file, file.name, ignored), folder / LOCK_FILE
    yaml = (text.text if programme else split_front_matter(text.text)[0]) if text else ""
    values = {key.strip().lower(): value for key, value in read_yaml(yaml, file.name, ignored)[0].items()}
    typed = values.get("id")
    locked = read_text(lock, LOCK_FILE, ignored) if lock.is_file() else None
    own = slug(str(typed or "")) or (read_course_id(locked.text) if locked else "") or slug(folder.resolve().name)
    refreshed = not programme and any(_is_yes(values[key]) for key in REFRESHER.intersection(values))
    return (own, own + ENDING) if refreshed else (own,)


def _is_yes(value: object) -> bool:
    try:
        return yes_or_no(value)
    except ValueError:
        return False
