"""Packages in the folder `dist`: which are a course's, and those that somebody has taken away to an LMS.

What was taken is what learners have: it is kept in `.workbench`, so that the next one can be compared to it.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from builder import discover
from builder.diagnostics import Report
from builder.doctor.compare import compare
from builder.doctor.examine import opened
from builder.frozen import frozen
from builder.workbench.own_folder import FOLDER, write_inside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OUT = "dist"
TAKEN = "taken"
LARGEST = 400_000_000  # bytes of a package that is kept
VERSION = r"-[^-/]{1,40}"  # behind a course's id in the name of its package


@frozen
class Taken:
    """A package as it was taken away last."""

    path: Path
    day: str  # ISO 8601


class Packages:
    """The packages of one folder of courses."""

    def __init__(self, root: Path, extension_roots: tuple[Path, ...]) -> None:
        """`root`: the folder of the courses."""
        self._root, self.out, self._taken = root, root / OUT, root / FOLDER / TAKEN
        self.extension_roots = extension_roots

    def built(self, course_id: str) -> float:
        """When a package of a course was written last, in seconds since 1970; 0: none is there."""
        return max((path.stat().st_mtime for path in self._of(course_id, self.out)), default=0.0)

    def taken(self, name: str) -> Taken | None:
        """What was taken away before under a package's name, or an earlier version's of it."""
        mine = self._kind(name)
        known = sorted(self._taken.glob("*.zip"), key=lambda path: path.stat().st_mtime) if mine else []
        found = [path for path in known if self._kind(path.name) == mine]
        return Taken(found[-1], _day(found[-1].stat().st_mtime)) if found else None

    def take(self, name: str) -> None:
        """Somebody has taken a package away."""
        path = self.out / name
        if path.is_file() and path.stat().st_size <= LARGEST and self._kind(name):
            content = path.read_bytes()
            kept = self._taken / name
            if not (kept.is_file() and kept.read_bytes() == content):
                write_inside(self._root, f"{TAKEN}/{name}", content)

    def changes(self, name: str) -> dict[str, Any] | None:
        """What a package changes for those who have the one that was taken last; None: none was."""
        before, now = self.taken(name), self.out / name
        if not before or not now.is_file():
            return None
        if before.path.stat().st_size == now.stat().st_size and before.path.read_bytes() == now.read_bytes():
            return {"since": before.day, "same": True, "learners": [], "lms": [], "sizes": []}
        found = compared(before.path, now)
        return found and {"since": before.day, "same": False} | found

    def _of(self, course_id: str, folder: Path) -> list[Path]:
        wanted = re.compile(re.escape(course_id) + VERSION)
        return [path for path in folder.glob("*.zip") if (kind := self._stem(path.name)) and wanted.fullmatch(kind[0])]

    def _stem(self, name: str) -> tuple[str, str] | None:
        """A package's name without its standard, and the standard."""
        stem = name.removesuffix(".zip")
        names = sorted(discover.standards(self.extension_roots), key=len, reverse=True)
        return next(((stem.removesuffix(f"-{one}"), one) for one in names if stem.endswith(f"-{one}")), None)

    def _kind(self, name: str) -> tuple[str, str] | None:
        """What all versions of a package have in common: its course and its standard."""
        parts = self._stem(name)
        return (re.sub(r"-\d[\w.]*(?=$|-[a-z]{2}(?:-|$))", "", parts[0]), parts[1]) if parts else None


def compared(old: Path, new: Path) -> dict[str, Any] | None:
    """What changed from one package to the next, as `inspect --diff` says it; None: one of them can't be read."""
    report = Report(discover.severity_of)
    with opened(old, report) as before, opened(new, report) as after:
        return compare(before, after).as_json() if before and after else None


def refusals(paths: Sequence[Path]) -> list[str]:
    """Why packages can't be read."""
    report = Report(discover.severity_of)
    for path in paths:
        with opened(path, report):
            pass
    return [f"{one.message}. {one.help}" for one in report.found if one.rule == "package-refused"]


def _day(time: float) -> str:
    return datetime.datetime.fromtimestamp(time, datetime.UTC).astimezone().date().isoformat()
