"""What the page asks for: verbs with plain JSON values, so that any home of the page can answer them.

On this computer they come by HTTP (`routes.py`); in the browser alone, from a worker. The page knows nothing else.
`page/contract.js` states each verb's values.
"""

from __future__ import annotations

import inspect
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from builder import api, discover
from builder.machine.files import write_whole
from builder.model import Details
from builder.preview.courses import Courses
from builder.source.folders import COURSE_FILE, is_programme, is_section
from builder.source.shared import NotHereError, SharedFolder
from builder.source.slugs import safe_file_name
from builder.workbench.library import card_of
from builder.workbench.outline import outline_json
from builder.workbench.texts import NotSavedError, Saved, Texts, UnknownBaseError
from builder.workbench.versions import Versions

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic

WRITTEN = {".md", ".vtt", ".yaml", ".yml"}  # what the page may write as text
WRONG_WORDS = (NotHereError, NotSavedError)


class AskedWronglyError(Exception):
    """The page asked for what can't be; the message says so to the author."""


class Engine:
    """Answers for the courses of one folder. Its verbs may be called from any thread."""

    def __init__(self, root: Path) -> None:
        """`root`: the folder of the courses; nothing outside it is read or written."""
        self.shared = SharedFolder(root.resolve())
        self.texts = Texts()
        self.versions = Versions(self.shared.root)
        self.courses = Courses(self.shared.root)
        self._brought = TemporaryDirectory(prefix="workbench-")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._brought.cleanup()

    def answer(self, verb: str, given: dict[str, Any], by: str = "") -> Any:
        """What a verb gives. AskedWronglyError: there is no such verb, its values are wrong, or it can't be done."""
        do = VERBS.get(verb)
        if not do:
            raise AskedWronglyError(f"there is no verb “{verb}”")
        wanted = inspect.signature(do).parameters
        if "by" in wanted:
            given = given | {"by": by}
        try:
            bound = inspect.signature(do).bind(self, **given)
        except TypeError as reason:
            raise AskedWronglyError(f"“{verb}” does not take these values") from reason
        for name, value in bound.arguments.items():
            if name != "self" and not isinstance(value, TYPES[wanted[name].annotation]):
                raise AskedWronglyError(f"“{verb}”: “{name}” is no {wanted[name].annotation}")
        try:
            return do(self, **given)
        except WRONG_WORDS as reason:
            raise AskedWronglyError(str(reason)) from reason

    # The library

    def library(self) -> dict[str, Any]:
        """The folder, and every course and programme in it by its path: cards are asked for one by one."""
        courses = [self.shared.name_of(one) for one in self.shared.courses()]
        return {"folder": self.shared.root.name, "courses": courses}

    def card(self, course: str) -> dict[str, Any]:
        """A course at a glance: `Card` in contract.js."""
        return card_of(self.shared, self.shared.course(course))

    def language(self) -> dict[str, Any]:
        """The words that the author's language knows, and the language that courses are usually in."""
        kinds = discover.block_kinds(self.courses.extension_roots)
        keywords = sorted({word for kind in kinds.values() for word in kind.keywords})
        labels = sorted({label for kind in kinds.values() for label in kind.labels})
        return {"keywords": keywords, "labels": labels, "language": Details().language}

    # A course

    def open(self, course: str) -> dict[str, Any]:
        """A course's texts, by the paths of their files in the shared folder, and what stands in it."""
        folder = self.shared.course(course)
        names = [name for name in self.shared.files(course) if self._is_text(folder, name)]
        texts = {name: _read(self.texts.read(self.shared.root / name)) for name in names}
        return {"course": course, "programme": is_programme(folder), "files": texts, **self.seen(course)}

    def seen(self, course: str) -> dict[str, Any]:
        """What is in a course as its files are now: sections, faults, the module's revision."""
        folder = self.shared.course(course)
        build = self.courses.build(folder.name, "")
        return {
            "title": build.outcome.title,
            "sections": [part for one in build.courses for part in outline_json(one, self._name_of)],
            "faults": [self._fault(one) for one in build.outcome.diagnostics],
            "failed": build.outcome.failed,
            "revision": build.revision,
        }

    def write(self, file: str, base: str, text: str, before: str | None = None, by: str = "") -> dict[str, Any]:
        """Saves a text that began as the revision `base`, which was `before`: `Saved` in contract.js.

        `{"unknown": true}`: the engine was started anew, and must be told `before`.
        """
        path = self._to_write(file)
        self.versions.keep_by_time(self._course_of(path), by)
        try:
            saved = self.texts.write(path, base, text, before)
        except UnknownBaseError:
            return {"unknown": True}
        self.courses.changed([path])
        clashes = [{"line": one.line, "mine": one.mine, "theirs": one.theirs} for one in saved.clashes]
        return _read(saved) | {"clashes": clashes}

    def read(self, file: str) -> dict[str, Any]:
        """A text as it is on the disk now."""
        return _read(self.texts.read(self._to_write(file)))

    # Versions

    def list_versions(self, course: str) -> list[dict[str, Any]]:
        """A course's earlier versions, the latest first."""
        found = self.versions.of(self.shared.course(course))
        return [{"id": one.id, "time": one.time, "name": one.name, "by": one.by} for one in found]

    def keep_version(self, course: str, name: str, by: str = "") -> dict[str, Any]:
        """Keeps the texts as they are, under a name."""
        kept = self.versions.keep(self.shared.course(course), " ".join(name.split())[:200], by)
        return {"kept": kept is not None}

    def version(self, course: str, id: str) -> dict[str, str]:  # noqa: A002 - what a version is asked for by
        """The texts of a version, by the paths of their files in the shared folder."""
        folder = self.shared.course(course)
        try:
            texts = self.versions.texts(folder, id)
        except KeyError as reason:
            raise AskedWronglyError("this version can't be read any more") from reason
        inside = self.shared.name_of(folder)
        return {f"{inside}/{name}": text for name, text in texts.items()}

    def bring_back(self, course: str, id: str, by: str = "") -> dict[str, Any]:  # noqa: A002 - as above
        """Writes the texts of a version; how they are now is kept as a version before. Later files stay."""
        folder = self.shared.course(course)
        texts = self.version(course, id)
        self.versions.keep(folder, by=by)
        for name, text in texts.items():
            path = self.shared.inside(name)
            self.texts.write(path, self.texts.read(path).revision, text)
            self.courses.changed([path])
        return self.open(course)

    # What a package becomes

    def build(self, course: str) -> dict[str, Any]:
        """Writes the course's packages into the folder `dist`."""
        order = api.Order(self.shared.course(course), out=self.shared.root / "dist")
        [outcome] = api.build([order], jobs=1)
        packages = [{"file": one.path.name, "standard": one.standard, "size": one.size} for one in outcome.built]
        faults = [self._fault(one) for one in outcome.diagnostics]
        return {"packages": packages, "up_to_date": outcome.up_to_date, "failed": outcome.failed, "faults": faults}

    # Files from the author's computer

    def take_in(self, name: str, content: bytes) -> str:
        """Keeps a file that was sent, and gives what verbs know it by. AskedWronglyError: it is empty, or too large."""
        if not content:
            raise AskedWronglyError(f"“{name}” is empty, or larger than can be brought in")
        folder = Path(self._brought.name) / token_hex(8)
        file = folder / safe_file_name(Path(name).name)
        if not write_whole(file, content):
            raise AskedWronglyError(f"there is no room for “{name}” on this computer")
        return f"{folder.name}/{file.name}"

    # Names

    def _is_text(self, folder: Path, name: str) -> bool:
        inside = (self.shared.root / name).relative_to(folder).as_posix()
        return is_section(inside) or inside in {COURSE_FILE, "programme.yaml"}

    def _to_write(self, file: str) -> Path:
        path = self.shared.inside(file)
        if path.suffix.lower() not in WRITTEN or path.is_dir():
            raise AskedWronglyError(f"“{file}” is no text of a course")
        return path

    def _course_of(self, path: Path) -> Path:
        """The folder of the course or programme that a file belongs to; the shared one, where it is of all."""
        return next((one for one in self.shared.courses() if path.is_relative_to(one)), self.shared.root)

    def _name_of(self, file: str) -> str:
        path = Path(file)
        inside = path.is_absolute() and path.resolve().is_relative_to(self.shared.root)
        return self.shared.name_of(path) if inside else path.name

    def _fault(self, one: Diagnostic) -> dict[str, Any]:
        """As `builder check --format json` has it, the file as the page calls it."""
        return one.as_json() | {"file": self._name_of(one.span.file)}


def _read(saved: Saved) -> dict[str, Any]:
    return {"revision": saved.revision, "text": saved.text}


TYPES: dict[str, Any] = {"str": str, "bool": bool, "int": int, "dict[str, Any]": dict, "str | None": (str, type(None))}
NO_VERBS = {"answer", "take_in"}
VERBS = {
    name: do
    for name, do in vars(Engine).items()
    if inspect.isfunction(do) and not name.startswith("_") and name not in NO_VERBS
}
