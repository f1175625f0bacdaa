"""Starts a course from a template: a folder in `starters/`, with `starter.toml` to say what it is.

Its texts may hold `{title}`, `{pass mark}` (on a line of its own, which goes where there is none) and `{name}`, the
name of the new folder. What its author is to replace ends with ` {example}`; the rule `example-words` tells what
of that stays. A template can be one course, or a folder of several.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path  # noqa: TC003 - small, and at hand anyway

from builder.discover import INSIDE
from builder.frozen import frozen
from builder.language.examples import MARK as EXAMPLE
from builder.package.write import write_text
from builder.source.folders import COURSE_FILE
from builder.source.load import LOCK_FILE
from builder.source.slugs import slug

ABOUT = "starter.toml"
MARK = "{pass mark}"


class FolderTakenError(Exception):
    """Something stands where the course was to go; the message says so to the author."""


class Wrong(Exception):  # noqa: N818 - the author's slip, not the program's error
    """A value that can't be; the message says to the author what can."""


@frozen
class Starter:
    """A template for `builder new`."""

    name: str  # as typed: words with hyphens
    title: str
    description: str  # in a line
    pass_mark: str  # that is offered; "" where nothing in it can be passed
    folder: Path


def starters() -> dict[str, Starter]:
    """Every template by its name, in the order that they ask for."""
    files = sorted(INSIDE.glob(f"starters/*/{ABOUT}"))
    settings = {file.parent: tomllib.loads(file.read_text("utf-8")) for file in files}
    found = sorted(settings, key=lambda folder: settings[folder]["order"])
    return {
        (name := folder.name.replace("_", "-")): Starter(
            name,
            settings[folder]["title"],
            settings[folder]["description"],
            settings[folder].get("pass mark", ""),
            folder,
        )
        for folder in found
    }


def read_value(key: str, text: str) -> str:
    """The text, if front matter can hold it under that key. Wrong: it can't, and why."""
    from builder.parse.front_matter.keys import KEYS  # noqa: PLC0415 - only once something was typed

    try:
        KEYS[key].read(text)
    except ValueError as reason:
        raise Wrong(f"“{key}” can't be “{text[:60]}”: {reason}") from reason
    return " ".join(text.split())


def check_free(path: Path) -> None:
    """FolderTakenError: something stands at the path that is no empty folder."""
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FolderTakenError(
            f"“{path.as_posix()}” is already there, and nothing in it was changed. Choose another name."
        )


def start_course(path: Path, starter: Starter, title: str, pass_mark: str) -> list[Path]:
    """Writes the template to the folder `path`, which must not exist or be empty; gives each `course.md`, in order.

    FolderTakenError: something is there, and nothing was written. OSError: the folder can't be written.
    """
    check_free(path)
    shutil.copytree(starter.folder, path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(ABOUT, LOCK_FILE))
    own = slug(path.resolve().name) or "course"
    words = {EXAMPLE: "", "{title}": json.dumps(title, ensure_ascii=False)[1:-1], "{name}": own}
    for file in sorted([*path.rglob("*.md"), *path.rglob("*.yaml")]):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        text = "".join(line for line in lines if pass_mark or MARK not in line).replace(MARK, pass_mark)
        for mark, word in words.items():
            text = text.replace(mark, word)
        if not write_text(file, text):
            raise OSError(f"{file} could not be written")
    return sorted(path.rglob(COURSE_FILE))
