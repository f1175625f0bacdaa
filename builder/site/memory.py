"""The courses as the worker holds them: what the author's folder brings in, and what is to be written to it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

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
        for name, content in files.items():
            if "\\" in name:
                continue
            path = self._inside(name)
            if content is None:
                path.unlink(missing_ok=True)
                self._known.pop(name, None)
            else:
                write_atomically(path, content)
                self._known[name] = _state(path)
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
        """Takes in the files of such a zip, over those of the same names. RefusedError, ValueError: none is."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / "copy.zip"
            write_atomically(file, content)
            with Archive(file) as archive:
                files = {self._inside(name): archive.read(name) for name in archive}
        for path, inside in files.items():
            write_atomically(path, inside)

    def _inside(self, name: str) -> Path:
        way = PurePosixPath(name)
        if way.is_absolute() or ".." in way.parts or "\\" in name:
            raise ValueError(name)
        return self.root / way

    def _states(self) -> Iterator[tuple[str, State]]:
        for path in sorted(self.root.rglob("*")):
            if path.is_file():
                yield path.relative_to(self.root).as_posix(), _state(path)


def _state(path: Path) -> State:
    found = path.stat()
    return found.st_mtime_ns, found.st_size
