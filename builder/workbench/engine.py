"""What the page asks for: verbs with plain JSON values, so that any home of the page can answer them.

On this computer they come by HTTP (`routes.py`); in the browser alone, from a worker. The page knows nothing else.
`page/contract.js` states each verb's values, `verbs/` holds them.
"""

from __future__ import annotations

import importlib
import inspect
import re
from functools import cache
from pathlib import Path, PurePosixPath
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Self

from builder.machine.files import write_atomically
from builder.preview.courses import Courses
from builder.source.folders import is_course, is_programme
from builder.source.shared import NotHereError, SharedFolder
from builder.source.slugs import is_reserved, safe_file_name
from builder.workbench.advice import is_advice
from builder.workbench.packages import Packages
from builder.workbench.people import People
from builder.workbench.texts import GoneError, NotSavedError, Texts
from builder.workbench.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.diagnostics import Diagnostic
    from builder.discover import Rule
    from builder.preview.courses import Build

WRITTEN = {".md", ".vtt", ".yaml", ".yml"}  # what the page may write as text
HALF = re.compile(r"[\ud800-\udfff]")  # of a letter in UTF-16
PLAIN_NAME = re.compile(r"\w[\w .,()&+'–-]{0,118}\w")  # of a file, on any system
FOLDER = Path(__file__).parent / "verbs"
TYPES: dict[str, Any] = {
    "str": str,
    "bool": bool,
    "int": int,
    "list[str]": list,
    "list[dict[str, Any]]": list,
    "dict[str, Any]": dict,
    "str | None": (str, type(None)),
}


class AskedWronglyError(Exception):
    """The page asked for what can't be; the message says so to the author."""


class Engine:
    """What is known of the courses of one folder. It may be asked from any thread."""

    def __init__(self, root: Path) -> None:
        """`root`: the folder of the courses; nothing outside it is read or written."""
        self.shared = SharedFolder(root.resolve())
        self.texts = Texts()
        self.versions = Versions(self.shared.root)
        self.courses = Courses(self.shared.root)
        self.people = People()
        self.packages = Packages(self.shared.root, self.courses.extension_roots)
        self._names: dict[str, str] = {}  # by what spans call them
        self._brought = TemporaryDirectory(prefix="workbench-")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._brought.cleanup()

    def answer(self, verb: str, given: dict[str, Any], by: str = "") -> Any:
        """What a verb gives. AskedWronglyError: there is no such verb, its values are wrong, or it can't be done."""
        given = _well_formed(given)
        do = verbs().get(verb)
        if not do:
            raise AskedWronglyError(f"there is no verb “{verb}”")
        signature = _signature(do)
        wanted = signature.parameters
        if "by" in wanted:
            given = given | {"by": by}
        try:
            bound = signature.bind(self, **given)
        except TypeError as reason:
            raise AskedWronglyError(f"“{verb}” does not take these values") from reason
        for name, value in bound.arguments.items():
            if name != "engine" and not isinstance(value, TYPES[wanted[name].annotation]):
                raise AskedWronglyError(f"“{verb}”: “{name}” is no {wanted[name].annotation}")
        try:
            return do(self, **given)
        except (NotHereError, NotSavedError, GoneError) as reason:
            raise AskedWronglyError(str(reason)) from reason
        except ModuleNotFoundError as reason:  # in a browser, where not every library is
            raise AskedWronglyError(
                f"that can’t be done here: it needs {reason.name}, which is not installed"
            ) from reason
        except OSError as reason:  # a full disk, a folder that is locked
            raise AskedWronglyError(f"that could not be done: {reason.strerror or reason}") from reason

    # Files from the author's computer

    def take_in(self, name: str, content: bytes) -> str:
        """Keeps a file that was sent, and gives what verbs know it by. AskedWronglyError: it is empty, or too large."""
        if not content:
            raise AskedWronglyError(f"“{name}” is empty, or larger than can be brought in")
        folder = Path(self._brought.name) / token_hex(8)
        own = PurePosixPath(name.replace("\\", "/")).name  # an import knows a later version of a file by its name
        plain = PLAIN_NAME.fullmatch(own) and not is_reserved(own)
        file = folder / (own if plain else safe_file_name(own))
        if not write_atomically(file, content):
            raise AskedWronglyError(f"there is no room for “{name}” on this computer")
        return f"{folder.name}/{file.name}"

    def brought(self, known: str) -> Path:
        """A file that was sent. AskedWronglyError: there is none that is known so."""
        root = Path(self._brought.name).resolve()
        path = (root / known).resolve()
        if path.parent.parent != root or not path.is_file():
            raise AskedWronglyError("this file is not here any more: bring it once more")
        return path

    # Names

    def to_write(self, file: str) -> Path:
        """The path of a text that the page may write. AskedWronglyError, NotHereError: it may not."""
        path = self.shared.inside(file)
        if path.suffix.lower() not in WRITTEN or path.is_dir():
            raise AskedWronglyError(f"“{file}” is no text of a course")
        return path

    def course_of(self, path: Path) -> Path:
        """The folder of the course or programme that a file belongs to; the shared one, where it is of all."""
        around = [folder for folder in reversed(path.parents) if folder.is_relative_to(self.shared.root)]
        return next((folder for folder in around if is_course(folder) or is_programme(folder)), self.shared.root)

    def course_build(self, folder: Path) -> Build:
        """A course as its files are now, made into a module that can be played."""
        return self.courses.build(folder.name, "")

    def name_of(self, file: str) -> str:
        """What the page calls a file that a span names; each is looked for once, since a course has many spans."""
        if file not in self._names:
            path = Path(file)
            inside = path.is_absolute() and path.resolve().is_relative_to(self.shared.root)
            self._names[file] = self.shared.name_of(path) if inside else path.name
        return self._names[file]

    def fault(self, one: Diagnostic) -> dict[str, Any]:
        """`Fault` in contract.js: as `builder check --format json` has it, the file as the page calls it."""
        return one.as_json() | {"file": self.name_of(one.span.file), "advice": is_advice(one)}


def reason_of(rule: Rule) -> str:
    """Why a rule is one, in plain words."""
    return " ".join(rule.documentation.partition("Why it matters:")[2].partition("Example:")[0].split())


def _well_formed(value: Any) -> Any:
    """What was sent, without halves of letters, which browsers can send and no file can hold."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if HALF.search(value) else value
        case dict():
            return {_well_formed(name): _well_formed(one) for name, one in value.items()}
        case list():
            return [_well_formed(one) for one in value]
    return value


@cache
def _signature(do: Callable[..., Any]) -> inspect.Signature:
    """What a verb takes; that takes longer to find out than many an answer."""
    return inspect.signature(do)


@cache
def verbs() -> dict[str, Callable[..., Any]]:
    """Every verb by its name."""
    found: dict[str, Callable[..., Any]] = {}
    for file in sorted(FOLDER.glob("[!_]*.py")):
        module = importlib.import_module(f"builder.workbench.verbs.{file.stem}")
        found |= {
            name: do
            for name, do in vars(module).items()
            if inspect.isfunction(do) and do.__module__ == module.__name__ and not name.startswith("_")
        }
    return found
