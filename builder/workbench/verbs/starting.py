"""New courses: from a template, from a copy, from files that people have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.importers.course_folder import TakenError
from builder.importers.importing import import_files
from builder.source.slugs import not_reserved, slug, unique
from builder.starters.copy_course import copy_course
from builder.starters.start import Wrong, read_value, start_course, starters
from builder.workbench.engine import AskedWronglyError

if TYPE_CHECKING:
    from pathlib import Path

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


def import_brought(engine: Engine, files: list[str], course: str = "") -> dict[str, Any]:
    """A course of files that were brought, or what has changed in them for the course that was made of them."""
    target = engine.shared.inside(course) if course else None
    try:
        made = import_files([engine.brought(str(one)) for one in files], target, engine.shared.root)
    except (TakenError, OSError) as reason:
        raise AskedWronglyError(str(reason)) from reason
    refused = [f"{one.name} {one.reason}. {one.advice[:1].upper()}{one.advice[1:]}." for one in made.refused]
    if not made.course:
        raise AskedWronglyError(" ".join(refused))
    return {"course": engine.shared.name_of(made.course.path), "report": made.course.report, "refused": refused}


def _title(title: str) -> str:
    try:
        return read_value("title", title)
    except Wrong as reason:
        raise AskedWronglyError(str(reason)) from reason


def _free(engine: Engine, title: str) -> Path:
    """A folder that is not there yet, called as the course is."""
    taken = {one.name.lower() for one in engine.shared.root.iterdir()}
    return engine.shared.root / unique(not_reserved(slug(title) or "course"), taken)
