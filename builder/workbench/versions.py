"""Earlier versions of courses' texts: named by hand, and kept by time.

They lie in the folder `.workbench` beside the courses: each text once, by its hash, and for each course a list of
versions, a line each. In a Git repository the commits that touch a course are versions, too.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
import threading
import zlib
from typing import TYPE_CHECKING, Any

from builder.frozen import frozen
from builder.source.encoding import decode
from builder.workbench.own_folder import FOLDER, write_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PAUSE = datetime.timedelta(minutes=10)  # between versions that are kept by time
DAY, MONTH = datetime.timedelta(days=1), datetime.timedelta(days=30)
VERSIONED = {".md", ".yaml", ".yml", ".vtt", ".lock"}
MOST_COMMITS = 50
WAIT = 5  # seconds for Git


@frozen
class Version:
    """The texts of a course as they were at a time."""

    id: str  # of this list, or `git:` with the commit's name
    time: str  # ISO 8601, UTC
    name: str  # by hand, or a commit's first line; "": kept by time
    by: str  # who; "" where nobody is known
    files: Mapping[str, str]  # hashes by the files' names in the course's folder; {}: Git has them


class Versions:
    """All versions of the courses in one folder."""

    def __init__(self, root: Path) -> None:
        """`root`: the resolved folder of the courses; nothing is written before there is a version."""
        self.root = root
        self._lock = threading.Lock()

    def of(self, course: Path) -> list[Version]:
        """A course's versions, the latest first."""
        found = [*reversed(self._listed(course)), *self._commits(course)]
        return sorted(found, key=lambda one: one.time, reverse=True)

    def keep(self, course: Path, name: str = "", by: str = "") -> Version | None:
        """Keeps the texts as they are on the disk; None where the latest version has them, or it can't be done."""
        with self._lock:
            files = {file: self._stored(content) for file, content in _texts(course)}
            earlier = self._listed(course)
            same = bool(earlier) and dict(earlier[-1].files) == files
            if not files or not all(files.values()) or (same and (not name or earlier[-1].name == name)):
                return None
            now = datetime.datetime.now(datetime.UTC)
            made = Version(f"{now:%Y%m%d%H%M%S%f}", now.isoformat(timespec="milliseconds"), name, by, files)
            return made if self._write_list(course, [*_thinned(earlier, now), made]) else None

    def keep_by_time(self, course: Path, by: str = "") -> None:
        """Keeps them if the latest version is old enough: called before a text is changed."""
        earlier = self._listed(course)
        if earlier and datetime.datetime.now(datetime.UTC) - _time(earlier[-1]) < PAUSE:
            return
        self.keep(course, by=by)

    def texts(self, course: Path, version: str) -> dict[str, str]:
        """The texts of a version by their files' names. KeyError: there is none of that id."""
        if version.startswith("git:"):
            return self._texts_of_commit(course, version.removeprefix("git:"))
        found = next((one for one in self._listed(course) if one.id == version), None)
        if not found:
            raise KeyError(version)
        return {name: decode(self._content(digest))[0] for name, digest in found.files.items()}

    def now(self, course: Path) -> dict[str, str]:
        """The texts as they are on the disk, by their files' names."""
        return {name: decode(content)[0] for name, content in _texts(course)}

    def _list_of(self, course: Path) -> str:
        name = course.relative_to(self.root).as_posix().replace("/", "--") if course != self.root else "this-folder"
        return f"versions/{name}.jsonl"

    def _listed(self, course: Path) -> list[Version]:
        """Those of the list, oldest first; a line that is damaged is passed over."""
        try:
            lines = (self.root / FOLDER / self._list_of(course)).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return []
        return [one for line in lines if (one := _read(line))]

    def _write_list(self, course: Path, versions: list[Version]) -> bool:
        lines = [
            json.dumps(
                {"id": one.id, "time": one.time, "name": one.name, "by": one.by, "files": dict(one.files)},
                ensure_ascii=False,
            )
            for one in versions
        ]
        return write_inside(self.root, self._list_of(course), "".join(f"{line}\n" for line in lines).encode())

    def _stored(self, content: bytes) -> str:
        """The hash under which a text is kept; "" where it can't be."""
        digest = hashlib.blake2b(content, digest_size=16).hexdigest()
        there = (self.root / FOLDER / _name_of(digest)).is_file()
        return digest if there or write_inside(self.root, _name_of(digest), zlib.compress(content)) else ""

    def _content(self, digest: str) -> bytes:
        try:
            return zlib.decompress((self.root / FOLDER / _name_of(digest)).read_bytes())
        except (OSError, zlib.error) as reason:
            raise KeyError(digest) from reason

    def _git(self, *words: str) -> str:
        """What Git answers; "" where there is none, or no repository."""
        command = ["git", "-C", str(self.root), "-c", "core.quotePath=false", *words]
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=WAIT)  # noqa: S603 - our own words
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""

    def _commits(self, course: Path) -> Iterator[Version]:
        form = "--format=%H%x1f%aI%x1f%s%x1f%an"
        for line in self._git("log", f"-{MOST_COMMITS}", form, "--", course.as_posix()).splitlines():
            commit, time, name, by = line.split("\x1f")
            utc = datetime.datetime.fromisoformat(time).astimezone(datetime.UTC)
            yield Version(f"git:{commit}", utc.isoformat(timespec="milliseconds"), name, by, {})

    def _texts_of_commit(self, course: Path, commit: str) -> dict[str, str]:
        if not commit.isalnum():
            raise KeyError(commit)
        inside = self._git("rev-parse", "--show-prefix").strip() + course.relative_to(self.root).as_posix()
        names = self._git("ls-tree", "-r", "--name-only", "--full-name", commit, "--", course.as_posix()).splitlines()
        found = {name: name.removeprefix(f"{inside}/") for name in names if name.startswith(f"{inside}/")}
        wanted = {name: short for name, short in found.items() if _is_versioned(short)}
        if not wanted:
            raise KeyError(commit)
        return {short: self._git("show", f"{commit}:{name}") for name, short in wanted.items()}


def _name_of(digest: str) -> str:
    return f"texts/{digest[:2]}/{digest}"


def _read(line: str) -> Version | None:
    try:
        known: Any = json.loads(line)
        name, time, title, by = (str(known[key]) for key in ("id", "time", "name", "by"))
        return Version(name, time, title, by, dict(known["files"]))
    except (ValueError, KeyError, TypeError):
        return None


def _is_versioned(name: str) -> bool:
    return any(name.endswith(ending) for ending in VERSIONED) and not name.startswith(".")


def _texts(course: Path) -> Iterator[tuple[str, bytes]]:
    """The course's texts by their names, but for what lies in hidden folders."""
    for path in sorted(course.rglob("*")):
        name = path.relative_to(course).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if not hidden and _is_versioned(name) and path.is_file() and not path.is_symlink():
            yield name, path.read_bytes()


def _time(version: Version) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(version.time)
    except ValueError:
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)


def _thinned(versions: list[Version], now: datetime.datetime) -> list[Version]:
    """All that have a name, and of the others one an hour after a day, and one a day after a month."""
    remaining: list[Version] = []
    seen: set[str] = set()
    for one in reversed(versions):
        age = now - _time(one)
        slot = one.time[:10] if age > MONTH else one.time[:13] if age > DAY else one.id
        if one.name or slot not in seen:
            remaining.append(one)
            seen |= set() if one.name else {slot}
    return remaining[::-1]
