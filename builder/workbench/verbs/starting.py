"""New courses: from a template, from a copy, from files that people have."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from builder.importers import importers
from builder.importers.course_folder import Folder, TakenError
from builder.importers.importing import import_files
from builder.importers.report import amounts, in_words
from builder.source.slugs import not_reserved, slug, unique
from builder.starters.copy_course import copy_course
from builder.starters.start import Wrong, read_value, start_course, starters
from builder.workbench.doubts import doubts_of
from builder.workbench.engine import AskedWronglyError

if TYPE_CHECKING:
    from pathlib import Path

    from builder.importers.importing import Imported
    from builder.workbench.engine import Engine


def templates(engine: Engine) -> list[dict[str, str]]:  # noqa: ARG001 - as all verbs
    """What a course can start from: name, title, and a line about it."""
    return [{"name": one.name, "title": one.title, "about": one.description} for one in starters().values()]


def start(engine: Engine, template: str, title: str) -> dict[str, str]:
    """A new course of a template, in a folder that is called as it is."""
    wanted = starters().get(template)
    if not wanted:
        raise AskedWronglyError(f"there is no template “{template}”")
    folder = _free(engine, _title(title))
    try:
        start_course(folder, wanted, _title(title), wanted.pass_mark)
    except OSError as reason:
        raise AskedWronglyError(f"nothing can be written there: {reason.strerror or reason}") from reason
    return {"course": engine.shared.name_of(folder)}


def copy(engine: Engine, course: str, title: str) -> dict[str, str]:
    """A copy of a course, to be another one."""
    folder = _free(engine, _title(title))
    copy_course(engine.shared.course(course), folder, _title(title))
    return {"course": engine.shared.name_of(folder)}


def bringing_in(engine: Engine) -> dict[str, Any]:
    """What can be brought in, and the courses that were, which a later version of their file can go into."""
    formats = [{"title": one.title, "endings": list(one.endings), "here": one.can_read} for one in importers().values()]
    return {
        "formats": formats,
        "courses": [made for one in engine.shared.courses() if (made := _imported(engine, one))],
    }


def import_brought(engine: Engine, files: list[str], course: str = "") -> dict[str, Any]:
    """A course of files that were brought, or what has changed in them for the course that was made of them.

    What became of them: `Brought` in contract.js.
    """
    target = engine.shared.course(course) if course else None
    paths = [engine.brought(str(one)) for one in files]
    began = time.perf_counter()
    if target:
        engine.versions.keep(target)
    try:
        made = _import(engine, paths, target)
    except (TakenError, OSError) as reason:
        raise AskedWronglyError(str(reason)) from reason
    refused = [f"{one.name} {one.reason}. {one.advice[:1].upper()}{one.advice[1:]}." for one in made.refused]
    if not made.course:
        raise AskedWronglyError(" ".join(refused))
    folder = made.course.path
    engine.courses.changed([folder / name for name in made.course.written])
    return {
        "course": engine.shared.name_of(folder),
        "again": target is not None,
        "seconds": round(time.perf_counter() - began, 1),
        "sentence": in_words(made.parts),
        "files": [{"name": one.name, "title": one.title, **amounts(one)} for one in made.brought],
        "doubts": doubts_of(made, folder),
        "left_out": [
            {"from": one.name, "kind": left.kind, "where": left.where, "words": left.words}
            for one in made.brought
            for left in one.reading.left_out
        ],
        "refused": refused,
    }


def _import(engine: Engine, paths: list[Path], target: Path | None) -> Imported:
    try:
        return import_files(paths, target, engine.shared.root)
    except TakenError as reason:
        if target or not paths:
            raise
        taken = {one.name.lower() for one in engine.shared.root.iterdir()}
        return import_files(paths, reason.path.with_name(unique(reason.path.name, taken)), engine.shared.root)


def _imported(engine: Engine, folder: Path) -> dict[str, Any] | None:
    """A course that was imported, and the files that it was made of."""
    try:
        known = Folder.at(folder)
    except TakenError:
        return None
    return {"course": engine.shared.name_of(folder), "files": list(known.files)} if known.files else None


def _title(title: str) -> str:
    if not title.strip():
        raise AskedWronglyError("a title needs a word")
    try:
        return read_value("title", title)
    except Wrong as reason:
        raise AskedWronglyError(str(reason)) from reason


def _free(engine: Engine, title: str) -> Path:
    """A folder that is not there yet, called as the course is."""
    taken = {one.name.lower() for one in engine.shared.root.iterdir()}
    return engine.shared.root / unique(not_reserved(slug(title) or "course"), taken)
