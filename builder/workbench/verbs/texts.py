"""A course's texts, and what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.source.folders import COURSE_FILE, PROGRAMME_FILE, is_course, is_programme, is_section
from builder.workbench.outline import outline_json
from builder.workbench.texts import GoneError, UnknownBaseError

if TYPE_CHECKING:
    from pathlib import Path

    from builder.model import Course
    from builder.workbench.engine import Engine
    from builder.workbench.texts import Saved


LONG = 40_000  # letters of a course that its author would wait for until it is built
NOT_SEEN: dict[str, Any] = {"soon": True, "sections": [], "faults": [], "failed": False, "revision": 0, "seconds": 0}


def open(engine: Engine, course: str) -> dict[str, Any]:  # noqa: A001 - the verb
    """A course's texts, by the paths of their files in the shared folder, and what stands in it.

    Of a long one that was not built yet, its texts alone: `soon`, and `seen` gives the rest.
    """
    folder = engine.shared.course(course)
    names = [name for name in engine.shared.files(course) if _is_text(engine.shared.root / name)]
    texts = {name: _read(engine.texts.read(engine.shared.root / name)) for name in names}
    opened = {"course": course, "programme": is_programme(folder), "files": texts}
    if not engine.courses.is_built(folder.name, "") and sum(len(one["text"]) for one in texts.values()) > LONG:
        return opened | NOT_SEEN | {"title": folder.name}
    return opened | seen(engine, course)


def seen(engine: Engine, course: str) -> dict[str, Any]:
    """What is in a course as its files are now: sections, faults, the module's revision, the seconds it took."""
    folder = engine.shared.course(course)
    build = engine.courses.build(folder.name, "")
    title = build.outcome.title
    return {
        "title": title,
        "sections": [
            part | (_module(one, title) if is_programme(folder) else {})
            for one in build.courses
            for part in outline_json(one, engine.name_of)
        ],
        "faults": [engine.fault(one) for one in build.outcome.diagnostics],
        "failed": build.outcome.failed,
        "revision": build.revision,
        "seconds": build.seconds,
    }


def faults_now(engine: Engine, course: str) -> dict[str, Any]:
    """What is wrong with a course where one page was changed since it was seen, long before `seen` can say it.

    `faults` is null where that is not clear, and `seen` is to be asked.
    """
    found = engine.courses.faults_now(engine.shared.course(course).name, "")
    return {"faults": None if found is None else [engine.fault(one) for one in found]}


def read(engine: Engine, file: str) -> dict[str, Any]:
    """A text as it is on the disk now."""
    return _read(engine.texts.read(engine.to_write(file)))


def write(  # noqa: PLR0913 - the values of a verb
    engine: Engine,
    file: str,
    base: str,
    text: str,
    *,
    before: str | None = None,
    refused: str | None = None,
    by: str = "",
) -> dict[str, Any]:
    """Saves a text that began as the revision `base`, which was `before`: `Saved` in contract.js.

    `refused`: what was sent before it, and was not said to be saved.
    `{"unknown": true}`: the engine was started anew, and must be told `before`. `{"gone": …}`: the file is not there
    any more, in a sentence; a base of “” brings it back.
    """
    path = engine.to_write(file)
    engine.versions.keep_by_time(engine.course_of(path), by)
    try:
        saved = engine.texts.write(path, base, text, before, refused)
    except UnknownBaseError:
        return {"unknown": True}
    except GoneError as reason:
        return {"gone": str(reason)}
    engine.courses.changed([path])
    clashes = [{"line": one.line, "mine": one.mine, "theirs": one.theirs} for one in saved.clashes]
    return _read(saved) | {"clashes": clashes}


def _module(course: Course, programme: str) -> dict[str, str]:
    """Which module of a programme a section is of; what their titles have in common goes without saying."""
    title = course.details.title or course.source.name
    return {"module": course.details.id, "of": title.removeprefix(f"{programme}: ")}


def _is_text(path: Path) -> bool:
    """Whether a file is written by the author of its course, or of the programme that this is a module of."""
    if is_programme(path.parent):
        return path.name == PROGRAMME_FILE
    return is_course(path.parent) and (is_section(path.name) or path.name == COURSE_FILE)


def _read(saved: Saved) -> dict[str, Any]:
    return {"revision": saved.revision, "text": saved.text}
