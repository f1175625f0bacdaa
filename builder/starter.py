"""Starts a course: a folder that builds as it stands, and shows the language."""

from __future__ import annotations

import shutil
from pathlib import Path  # noqa: TC003 - small, and at hand anyway

from builder.discover import INSIDE
from builder.load import COURSE_FILE
from builder.package import write_text

STARTER = INSIDE / "starters" / "short_module"


class FolderTakenError(Exception):
    """Something stands where the course was to go; the message says so to the author."""


def start_course(path: Path) -> Path:
    """Writes the course to the folder `path`, which must not exist or be empty, and gives its `course.md`.

    FolderTakenError: something is there, and nothing was written. OSError: the folder can't be written.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FolderTakenError(
            f"“{path.as_posix()}” is already there, and nothing in it was changed. Choose another name."
        )
    title = path.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "My course"
    shutil.copytree(STARTER, path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(COURSE_FILE, "ids.lock"))
    text = (STARTER / COURSE_FILE).read_text("utf-8").replace("{title}", '"' + title.replace('"', "'") + '"')
    if not write_text(path / COURSE_FILE, text):
        raise OSError(f"{path / COURSE_FILE} could not be written")
    return path / COURSE_FILE
