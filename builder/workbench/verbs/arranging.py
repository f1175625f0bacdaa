"""The outline, changed by hand: what is moved, renamed, doubled, added or taken out is as an author would type it.

Each verb gives `Arranged` in contract.js: the texts of the files that it changed as they were and as they are, so that
the page can take it back, and the place of what was meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.source.folders import COURSE_FILE
from builder.workbench import arranging
from builder.workbench.arranging import CannotBeArrangedError
from builder.workbench.engine import AskedWronglyError
from builder.workbench.outline import outline_json
from builder.workbench.texts import NotSavedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.workbench.arranging import Arranged, Stretch
    from builder.workbench.engine import Engine

RANKS = {"section": arranging.SECTION, "page": arranging.PAGE}
LONGEST = 300  # characters of a title


def move(engine: Engine, course: str, file: str, line: int, *, step: int, by: str = "") -> dict[str, Any]:  # noqa: PLR0913 - the values of a verb
    """A section, page or block one place up (-1) or down (1)."""
    return _done(engine, course, by, lambda all_of, texts: arranging.move(
        all_of, _index(all_of, file, line), -1 if step < 0 else 1, texts
    ))  # fmt: skip


def drop(  # noqa: PLR0913 - as above
    engine: Engine, course: str, file: str, line: int, *, on_file: str, on_line: int, where: str, by: str = ""
) -> dict[str, Any]:
    """The one that stands in a line "before", "after" or "inside" another."""
    return _done(engine, course, by, lambda all_of, texts: arranging.drop(
        all_of, _index(all_of, file, line), _index(all_of, on_file, on_line), where, texts
    ))  # fmt: skip


def duplicate(engine: Engine, course: str, file: str, line: int, by: str = "") -> dict[str, Any]:
    """A section, page or block once more, behind itself."""
    return _done(
        engine, course, by, lambda all_of, texts: arranging.duplicate(all_of[_index(all_of, file, line)], texts)
    )


def delete(engine: Engine, course: str, file: str, line: int, by: str = "") -> dict[str, Any]:
    """Takes a section, page or block out."""
    return _done(engine, course, by, lambda all_of, texts: arranging.delete(all_of, _index(all_of, file, line), texts))


def add(engine: Engine, course: str, file: str, line: int, *, what: str, title: str, by: str = "") -> dict[str, Any]:  # noqa: PLR0913 - as above
    """A new "section" or "page" behind the one that stands in a line."""
    if what not in RANKS:
        raise AskedWronglyError(f"there is no “{what}” in an outline")
    words = _title(title)
    return _done(engine, course, by, lambda all_of, texts: arranging.add(
        all_of, _index(all_of, file, line), RANKS[what], words, texts
    ))  # fmt: skip


def rename(engine: Engine, course: str, file: str, line: int, *, title: str, by: str = "") -> dict[str, Any]:  # noqa: PLR0913 - as above
    """Other words for a heading."""
    words = _title(title)
    return _done(
        engine, course, by, lambda all_of, texts: arranging.rename(all_of[_index(all_of, file, line)], words, texts)
    )


def named(engine: Engine, course: str, file: str, line: int) -> dict[str, str]:
    """The words of a heading as the author typed them, signs for bold and variables included."""
    all_of, texts = _now(engine, course)
    one = all_of[_index(all_of, file, line)]
    return {"title": arranging.title_of(texts[one.file].split("\n")[one.line - 1], one) if one.has_heading else ""}


def take_back(engine: Engine, texts: list[dict[str, Any]], by: str = "") -> dict[str, Any]:
    """Texts as they were before: a list of `{file, base, text}`. What others have written since then stays."""
    clashes = False
    for one in texts:
        if not all(isinstance(one.get(name), str) for name in ("file", "base", "text")):
            raise AskedWronglyError("“take_back” does not take these values")
        path = engine.to_write(one["file"])
        engine.versions.keep_by_time(engine.course_of(path), by)
        clashes = bool(engine.texts.write(path, one["base"], one["text"], one.get("before")).clashes) or clashes
        engine.courses.changed([path])
    if clashes:
        raise AskedWronglyError("the same lines were changed since: it can’t be taken back by itself")
    return {}


def _now(engine: Engine, course: str) -> tuple[list[Stretch], dict[str, str]]:
    build = engine.courses.build(engine.shared.course(course).name, "")
    sections = [part for one in build.courses for part in outline_json(one, engine.name_of)]
    files = {item["file"] for section in sections for item in (section, *section["pages"])}
    texts = {file: engine.texts.read(engine.to_write(file)).text for file in files}
    return arranging.stretches(sections, texts), texts


def _index(all_of: list[Stretch], file: str, line: int) -> int:
    found = [index for index, one in enumerate(all_of) if (one.file, one.line) == (file, line) and one.has_heading]
    found += [index for index, one in enumerate(all_of) if (one.file, one.line) == (file, line)]
    if not found:
        raise AskedWronglyError("the text has just changed there: try again")
    return found[0]


def _title(title: str) -> str:
    words = " ".join(title.split())[:LONGEST]
    if not words:
        raise AskedWronglyError("a title needs a word")
    return words


def _done(
    engine: Engine, course: str, by: str, made: Callable[[list[Stretch], dict[str, str]], Arranged]
) -> dict[str, Any]:
    """Writes what was made of the texts; where one file can't be written, those before it are as they were."""
    all_of, texts = _now(engine, course)
    try:
        arranged = made(all_of, texts)
    except CannotBeArrangedError as reason:
        raise AskedWronglyError(str(reason)) from reason
    engine.versions.keep_by_time(engine.shared.course(course), by)
    changes: list[dict[str, Any]] = []
    for file, text in arranged.texts.items():
        before = engine.texts.read(engine.to_write(file))
        if before.text != texts[file]:
            _as_before(engine, changes)
            raise AskedWronglyError("the text has just changed there: try again")
        try:
            after = _written(engine, file, before.revision, text)
        except NotSavedError:
            _as_before(engine, changes)
            raise
        changes.append({"file": file, "before": {"revision": before.revision, "text": before.text}, "after": after})
    return {"changes": changes, "at": {"file": arranged.file, "line": arranged.line}}


def _written(engine: Engine, file: str, base: str, text: str) -> dict[str, str]:
    """A file of sections that holds no word any more goes."""
    path = engine.to_write(file)
    if not text.strip() and path.name != COURSE_FILE:
        engine.texts.remove(path)
        engine.courses.changed([path])
        return {"revision": "", "text": ""}
    saved = engine.texts.write(path, base, text)
    engine.courses.changed([path])
    return {"revision": saved.revision, "text": saved.text}


def _as_before(engine: Engine, changes: list[dict[str, Any]]) -> None:
    for one in changes:
        engine.texts.write(engine.to_write(one["file"]), one["after"]["revision"], one["before"]["text"])
        engine.courses.changed([engine.to_write(one["file"])])
