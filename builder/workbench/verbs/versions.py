"""Earlier versions of a course's texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.workbench.engine import AskedWronglyError
from builder.workbench.verbs.texts import open as open_course

if TYPE_CHECKING:
    from builder.workbench.engine import Engine

LONGEST_NAME = 200  # characters


def list_versions(engine: Engine, course: str) -> list[dict[str, Any]]:
    """A course's earlier versions, the latest first."""
    found = engine.versions.of(engine.shared.course(course))
    return [{"id": one.id, "time": one.time, "name": one.name, "by": one.by} for one in found]


def keep_version(engine: Engine, course: str, name: str, by: str = "") -> dict[str, Any]:
    """Keeps the texts as they are, under a name."""
    kept = engine.versions.keep(engine.shared.course(course), " ".join(name.split())[:LONGEST_NAME], by)
    return {"kept": kept is not None}


def version(engine: Engine, course: str, id: str) -> dict[str, str]:  # noqa: A002 - what a version is asked for by
    """The texts of a version, by the paths of their files in the shared folder."""
    folder = engine.shared.course(course)
    try:
        texts = engine.versions.texts(folder, id)
    except KeyError as reason:
        raise AskedWronglyError("this version can't be read any more") from reason
    inside = engine.shared.name_of(folder)
    return {f"{inside}/{name}": text for name, text in texts.items()}


def bring_back(engine: Engine, course: str, id: str, by: str = "") -> dict[str, Any]:  # noqa: A002 - as above
    """Writes the texts of a version; how they are now is kept as a version before. Later files stay."""
    folder = engine.shared.course(course)
    texts = version(engine, course, id)
    engine.versions.keep(folder, by=by)
    for name, text in texts.items():
        path = engine.shared.inside(name)
        engine.texts.write(path, engine.texts.read(path).revision, text)
        engine.courses.changed([path])
    return open_course(engine, course)
