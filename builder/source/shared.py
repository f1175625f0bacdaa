"""The one folder that a page or an assistant may see: what lies in it, and nothing else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from builder.frozen import frozen
from builder.source.encoding import decode
from builder.source.folders import in_order, is_course, is_programme, package_folders
from builder.source.load import LARGEST_TEXT

TEXTS = {".md", ".yaml", ".yml", ".vtt", ".lock", ".csv", ".txt"}
MOST = 2_000  # files that a list names


class NotHereError(Exception):
    """What was asked for is not in the folder; the message says so, and what is."""


@frozen
class SharedFolder:
    """A folder with courses, by paths that are relative to it, with `/` between their parts."""

    root: Path  # resolved

    def courses(self) -> list[Path]:
        """The folders of its courses and programmes."""
        return [path for path in package_folders(self.root) if path.resolve().is_relative_to(self.root)]

    def course(self, name: str) -> Path:
        """A course's folder by its path. NotHereError: none is there."""
        path = self.inside(name)
        if not (path.is_dir() and (is_course(path) or is_programme(path))):
            there = ", ".join(self.name_of(one) for one in self.courses()) or "none"
            raise NotHereError(f"there is no course “{name}”; courses here: {there}")
        return path

    def inside(self, name: str) -> Path:
        """A path in the folder. NotHereError: it leads out of it, through a link too, or to what is hidden."""
        parts = PurePosixPath(name.replace("\\", "/")).parts
        hidden = any(part.startswith(".") for part in parts if part != ".")
        try:
            path = self.root.joinpath(*parts).resolve()
            path.is_dir()  # whether it can be looked at
        except (OSError, RuntimeError, ValueError) as reason:  # a link to itself, a NUL, a name without end
            raise NotHereError(f"“{name[:60]}” can't be a path") from reason
        if hidden or not path.is_relative_to(self.root):
            raise NotHereError(f"“{name}” lies outside the folder that is shared")
        return path

    def name_of(self, path: Path) -> str:
        """A path as it is called here."""
        return path.resolve().relative_to(self.root).as_posix()

    def files(self, course: str) -> list[str]:
        """The files of a course, in order, without hidden ones and links that lead out."""
        found: list[str] = []
        waiting = [self.course(course)]
        while waiting and len(found) < MOST:
            for one in in_order(waiting.pop(0)):
                if one.name.startswith(".") or not one.resolve().is_relative_to(self.root):
                    continue
                if one.is_dir() and not one.is_symlink():
                    waiting.append(one)
                elif one.is_file():
                    found.append(one.relative_to(self.root).as_posix())
        return sorted(found)

    def text(self, name: str) -> str:
        """A file's text. NotHereError: it is none, or is too large."""
        path = self.inside(name)
        if not path.is_file():
            raise NotHereError(f"there is no file “{name}”")
        if path.suffix.lower() not in TEXTS:
            raise NotHereError(f"“{name}” is no text; what can be read: {', '.join(sorted(TEXTS))}")
        if path.stat().st_size > LARGEST_TEXT:
            raise NotHereError(f"“{name}” has more than {LARGEST_TEXT:,} bytes")
        text, _ = decode(path.read_bytes())
        return text
