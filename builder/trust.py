"""Whose code may run: what lies beside courses runs on this computer only once the person at it has said so.

Code is Python, templates, which can do what Python can, and scripts, which run in the preview. What a person trusts is
kept in their own folder: of each place the digests of its code, so that what changes later is asked about again, as
direnv does; or, for who writes the code themselves, that it may change.
"""

from __future__ import annotations

import json
import os
import traceback
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.diagnostics.contract import BrokenContractError
from builder.frozen import frozen
from builder.machine.files import write_text
from builder.machine.home import own_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

# Folders beside courses that can hold code.
FAMILIES = ("blocks", "editions", "exports", "importers", "rules", "scorm_templates", "themes")
CODE = (".py", ".jinja", ".js")
RECORD, FORM = "places.json", 1


@frozen
class Untrusted:
    """A place whose code does not run."""

    place: Path
    files: tuple[str, ...]  # that would run, by their paths in it
    changed: tuple[str, ...] = ()  # that are not as they were trusted; () where the place never was


class SourceOnly(SourceFileLoader):
    """Reads Python from its source alone: what lies compiled beside it may be something else."""

    def get_code(self, fullname: str) -> Any:
        """The code of a module, compiled now."""
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


def finder_of(folder: Path) -> FileFinder:
    """What finds the modules of a folder, likewise."""
    return FileFinder(str(folder), (SourceOnly, [".py"]))


def has_code(folder: Path) -> bool:
    """Whether a folder holds anything that would run."""
    return next(_code_below(folder), None) is not None


@cache
def untrusted_at(place: Path) -> Untrusted | None:
    """What of a folder beside courses does not run; None where nothing lies there that would, or it is trusted."""
    found = code_in(place)
    known = read_record().get(key_of(place))
    if not found or known == {"changes": True} or (known and known.get("files") == found):
        return None
    before = known.get("files", {}) if known else {}
    return Untrusted(place, tuple(found), tuple(name for name in found if before and before.get(name) != found[name]))


@contextmanager
def faults_of_organisations(places: Collection[Path]) -> Iterator[None]:
    """What code beside courses raises becomes a BrokenContractError, which says where; ours stays as it is."""
    try:
        yield
    except BrokenContractError:
        raise
    except Exception as reason:
        roots = [os.path.realpath(place / family) + os.sep for place in places for family in FAMILIES]
        for frame in reversed(traceback.extract_tb(reason.__traceback__)):
            file = os.path.realpath(frame.filename)
            if file.startswith(tuple(roots)):
                message = f"{frame.filename}:{frame.lineno}: {type(reason).__name__}: {reason}"
                raise BrokenContractError(message) from reason
        raise


def forget() -> None:
    """Code may have changed, or what is trusted."""
    untrusted_at.cache_clear()


def code_in(place: Path) -> dict[str, str]:
    """The digest of each file of a place that would run, by its path there."""
    files = sorted(file for family in FAMILIES for file in _code_below(place / family))
    return {file.relative_to(place).as_posix(): _digest_of(file) for file in files}


def _code_below(folder: Path) -> Iterator[Path]:
    seen: set[str] = set()  # links may lead around
    for root, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if os.path.realpath(Path(root, name)) not in seen]
        seen |= {os.path.realpath(Path(root, name)) for name in folders}
        yield from (Path(root, name) for name in names if name.lower().endswith(CODE))


def _digest_of(file: Path) -> str:
    try:
        return blake2b(file.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def record_folder() -> Path | None:
    """Where what the person trusts is kept; None where they have no home."""
    try:
        return own_folder() / "trust"
    except RuntimeError:
        return None


def read_record() -> dict[str, dict[str, Any]]:
    """What is kept of each place by its key: `files`, digests by path, or that it `changes`; {} if none can be read."""
    try:
        folder = record_folder()
        stored = json.loads((folder / RECORD).read_bytes()) if folder else {}
        places = stored["places"] if stored["form"] == FORM else {}
        return {str(key): dict(known) for key, known in places.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def key_of(place: Path) -> str:
    """How a place is known in the record, however it is typed."""
    return os.path.normcase(place.resolve())


def trust(place: Path, *, changes: bool = False) -> bool:
    """Lets the code of a place run as it is now, or also as it `changes`. Whether that could be kept."""
    return _write(read_record() | {key_of(place): {"changes": True} if changes else {"files": code_in(place)}})


def revoke(place: Path) -> bool:
    """Takes that back."""
    return _write({key: known for key, known in read_record().items() if key != key_of(place)})


def _write(places: Mapping[str, Any]) -> bool:
    forget()
    folder = record_folder()
    return folder is not None and write_text(folder / RECORD, json.dumps({"form": FORM, "places": places}, indent=1))
