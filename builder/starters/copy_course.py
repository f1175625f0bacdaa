"""Copies a course, or a programme, to be one of its own: what an LMS knows it by is new."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from builder.package.write import write_atomically, write_text
from builder.parse.front_matter.fences import split_front_matter
from builder.source.folders import PROGRAMME_FILE, course_file, is_course, is_programme
from builder.source.identity import HEADER
from builder.source.load import LOCK_FILE
from builder.source.slugs import slug, unique
from builder.starters.start import check_free

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ID = re.compile(r"^id[ \t]*:.*\n?", re.MULTILINE | re.IGNORECASE)
TITLE = re.compile(
    r"^title[ \t]*:.*(?:\n[ \t]+\S.*)*$", re.MULTILINE | re.IGNORECASE
)  # with the lines that go on with it
EMPTY = re.compile(r"\A---[ \t]*\n---[ \t]*\n")  # front matter that says nothing
LOCKED_ID = re.compile(r"^course: .*\n", re.MULTILINE)
GONE = re.compile(r"^gone .*\n", re.MULTILINE)
LEFT = shutil.ignore_patterns(".*", "~$*", "dist")


def copy_course(source: Path, target: Path, title: str = "") -> list[Path]:
    """Copies a folder; gives the first file of each course in it. The ids of pages stay, so that translations fit.

    FolderTakenError: something is at the target, and nothing was written. OSError: a folder can't be read or written.
    """
    check_free(target)
    shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True, ignore=LEFT)
    taken: set[str] = set()
    firsts = []
    for folder in _folders(target):
        file = folder / PROGRAMME_FILE if is_programme(folder) else course_file(folder)
        own = unique(slug(folder.resolve().name) or "course", taken)
        if folder != target:
            own = f"{slug(target.resolve().name)}-{own}"
        _rename(file, own, title if folder == target else "")
        if is_course(folder):
            firsts.append(file)
    return firsts or [target / PROGRAMME_FILE]


def _folders(folder: Path) -> Iterator[Path]:
    """The folder, and those of the courses of a programme."""
    yield folder
    if is_programme(folder):
        yield from (one for one in sorted(folder.iterdir()) if is_course(one))


def _rename(file: Path, own: str, title: str) -> None:
    """Gives the course whose first file it is an id of its own, and a title where one is asked for."""
    text = file.read_bytes().decode("utf-8", "surrogateescape")
    top = text if file.name == PROGRAMME_FILE else split_front_matter(text)[0].lstrip("\n")
    if top:
        changed = ID.sub("", f"{top}\n").rstrip("\n")
        if title:
            line = f"title: {_quoted(title)}"
            changed, found = TITLE.subn(lambda _: line, changed, count=1)
            changed = changed if found else _below_fence(changed, line)
        text = text.replace(top, changed, 1)
    elif title:
        text = f"---\ntitle: {_quoted(title)}\n---\n\n{EMPTY.sub('', text)}"
    if not write_atomically(file, text.encode("utf-8", "surrogateescape")):
        raise OSError(f"{file} could not be written")
    lock = file.parent / LOCK_FILE
    known = lock.read_text("utf-8", "surrogateescape") if lock.is_file() else ""
    rest = GONE.sub("", LOCKED_ID.sub("", known))
    if not write_text(lock, _with_id(rest, own)):
        raise OSError(f"{lock} could not be written")


def _below_fence(top: str, line: str) -> str:
    """Front matter with one more line, the first; a programme's file has no fence."""
    fence, end, rest = top.partition("\n") if top.startswith("---") else ("", "", top)
    return f"{fence}{end}{line}\n{rest}"


def _with_id(lock: str, own: str) -> str:
    """The text of an `ids.lock` with an id, below the remarks that it begins with."""
    lines = lock.splitlines(keepends=True)
    at = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join([*(lines[:at] or [HEADER]), f"course: {own}\n", *lines[at:]])


def _quoted(title: str) -> str:
    return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
