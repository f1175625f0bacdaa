"""The courses as the worker holds them: what the author's folder brings in, and what is to be written to it."""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from io import BytesIO
from itertools import takewhile
from operator import attrgetter
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from builder.doctor.names import is_junk
from builder.machine.files import write_atomically
from builder.package.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

State = tuple[int, int]  # time of the last change (ns), size
NEVER: State = (0, -1)  # of what is in no folder as it is here


class Memory:
    """A folder in memory, and what of it is as the author's folder has it."""

    def __init__(self, root: Path) -> None:
        """`root`: the folder; it is made."""
        root.mkdir(parents=True, exist_ok=True)
        self.root = root
        self._known: dict[str, State] = {}

    def take(self, files: Mapping[str, bytes | None]) -> list[Path]:
        """Takes files of the author's folder in, by their paths in it; None: it is gone. Gives what has changed.

        A name with a backslash, which is none on Windows, stays outside: no course may hold it. ValueError: a path
        leads out.
        """
        changed = []
        for name, content in sorted(files.items(), key=lambda file: file[1] is not None):  # what is gone makes room
            if "\\" in name:
                continue
            path = self._inside(name)
            if content is None:
                self._remove(path)
                self._known.pop(name, None)
            else:
                _put(path, content)
                self._known[name] = _state(path.stat())
            changed.append(path)
        return changed

    def made(self) -> dict[str, bytes | None]:
        """What has changed here since it was last asked for or taken in: to be written; None: to be deleted."""
        now = dict(self._states())
        changed: dict[str, bytes | None] = {
            name: (self.root / name).read_bytes() for name, state in now.items() if self._known.get(name) != state
        }
        gone: dict[str, bytes | None] = dict.fromkeys(name for name in self._known if name not in now)
        self._known = now
        return changed | gone

    def not_written(self, names: Iterable[str]) -> None:
        """What these paths hold, or that they are gone, is to be written yet: `made` gives them once more."""
        self._known |= dict.fromkeys(names, NEVER)

    def as_zip(self) -> bytes:
        """All files, to be kept elsewhere."""
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, mode="x", compression=zipfile.ZIP_DEFLATED) as written:
            for name, _ in self._states():
                written.write(self.root / name, name)
        return buffer.getvalue()

    def add_zip(self, content: bytes) -> None:
        """Takes in the files of such a zip, over those of the same names; not what systems have left in it.

        RefusedError, ValueError: none is.
        """
        with TemporaryDirectory() as folder:
            file = Path(folder) / "copy.zip"
            write_atomically(file, content)
            with Archive(file) as archive:
                files = {self._inside(name): archive.read(name) for name in archive if not is_junk(name)}
        for path, inside in files.items():
            _put(path, inside)

    def _inside(self, name: str) -> Path:
        way = PurePosixPath(name)
        if way.is_absolute() or ".." in way.parts or "\\" in name:
            raise ValueError(name)
        return self.root / way

    def _remove(self, path: Path) -> None:
        """And the folders that are empty then."""
        path.unlink(missing_ok=True)
        with suppress(OSError):  # it is not empty, or was there never
            for folder in takewhile(self.root.__ne__, path.parents):
                folder.rmdir()

    def _states(self) -> Iterator[tuple[str, State]]:
        return _states(str(self.root), "")


def _states(folder: str, before: str) -> Iterator[tuple[str, State]]:
    """Of all files, by their paths; it is done at each question, and there may be thousands of them."""
    with os.scandir(folder) as found:
        inside = sorted(found, key=attrgetter("name"))
    for one in inside:
        if one.is_dir():
            yield from _states(one.path, f"{before}{one.name}/")
        elif one.is_file():
            yield f"{before}{one.name}", _state(one.stat())


def _put(path: Path, content: bytes) -> None:
    """In memory, where nothing can come between."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _state(found: os.stat_result) -> State:
    return found.st_mtime_ns, found.st_size
