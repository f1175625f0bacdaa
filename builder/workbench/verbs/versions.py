"""Earlier versions of a course's texts and pictures."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from builder.machine.files import write_atomically
from builder.workbench.comparing import in_words, pictures_in_words, side_by_side
from builder.workbench.engine import AskedWronglyError
from builder.workbench.verbs.texts import open as open_course

if TYPE_CHECKING:
    from pathlib import Path

    from builder.workbench.engine import Engine

LONGEST_NAME = 200  # characters


def list_versions(engine: Engine, course: str) -> list[dict[str, Any]]:
    """A course's earlier versions, the latest first."""
    found = engine.versions.of(engine.shared.course(course))
    return [{"id": one.id, "time": one.time, "name": one.name, "by": one.by} for one in found]


def keep_version(engine: Engine, course: str, name: str, by: str = "") -> dict[str, Any]:
    """Keeps the texts as they are, under a name."""
    stored = engine.versions.keep(engine.shared.course(course), " ".join(name.split())[:LONGEST_NAME], by)
    return {"kept": stored is not None}


def compare_versions(engine: Engine, course: str, old: str, new: str = "") -> dict[str, Any]:
    """What changed from one version to another, in words and side by side; “”: the texts as they are now."""
    folder = engine.shared.course(course)
    before, after = (_texts(engine, folder, one) for one in (old, new))
    said = [*in_words(before, after), *pictures_in_words(*(engine.versions.hashes(folder, one) for one in (old, new)))]
    return {"words": said, "files": side_by_side(before, after)}


def version(engine: Engine, course: str, id: str) -> dict[str, str]:  # noqa: A002 - what a version is asked for by
    """The texts of a version, by the paths of their files in the shared folder."""
    folder = engine.shared.course(course)
    inside = engine.shared.name_of(folder)
    return {f"{inside}/{name}": text for name, text in _texts(engine, folder, id).items()}


def bring_back(engine: Engine, course: str, id: str, file: str = "", by: str = "") -> dict[str, Any]:  # noqa: A002 - as above
    """Writes the texts and pictures of a version, or one text of it and the pictures in it that are not there any more.

    How they are now is kept as a version before. Files that came later stay.
    """
    folder = engine.shared.course(course)
    texts = version(engine, course, id)
    pictures = engine.versions.pictures(folder, id)
    if file and file not in texts:
        raise AskedWronglyError("this file was not there then")
    engine.versions.keep(folder, by=by)
    for name, text in texts.items():
        if file and name != file:
            continue
        path = engine.shared.inside(name)
        engine.texts.write(path, engine.texts.read(path).revision, text)
        engine.courses.changed([path])
    for name, content in pictures.items():
        path = engine.shared.inside(f"{engine.shared.name_of(folder)}/{name}")
        there = path.is_file()
        if (there or PurePosixPath(name).name not in texts[file]) if file else there and path.read_bytes() == content:
            continue
        if not write_atomically(path, content):
            raise AskedWronglyError(f"there is no room for “{name}”, or its folder is locked")
        engine.courses.changed([path])
    return open_course(engine, course)


def _texts(engine: Engine, folder: Path, version: str) -> dict[str, str]:
    """The texts of a version by the names of their files in the course's folder; “”: as they are now."""
    if not version:
        return engine.versions.now(folder)
    try:
        return engine.versions.texts(folder, version)
    except KeyError as reason:
        raise AskedWronglyError("this version can't be read any more") from reason
