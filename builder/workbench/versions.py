"""Earlier versions of courses' texts and pictures: named by hand, and kept by time.

They lie in the folder `.workbench` beside the courses: each file once, by its hash, and for each course a list of
versions, a line each. In a Git repository the commits that touch a course are versions, too. Films and sound are too
large to be kept.
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
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

PAUSE = datetime.timedelta(minutes=10)  # between versions that are kept by time
DAY, MONTH = datetime.timedelta(days=1), datetime.timedelta(days=30)
VERSIONED = {".md", ".yaml", ".yml", ".vtt", ".lock"}
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"}
LARGEST_PICTURE = 10_000_000  # bytes; a module holds none of this size
MOST_COMMITS = 50
WAIT = 5  # seconds for Git


@frozen
class Version:
    """The texts and pictures of a course as they were at a time."""

    id: str  # of this list, or `git:` with the commit's name
    time: str  # ISO 8601, UTC
    name: str  # by hand, or a commit's first line; "": kept by time
    by: str  # who; "" where nobody is known
    files: Mapping[str, str]  # hashes of texts by their names in the course's folder; {}: Git has them
    pictures: Mapping[str, str]  # likewise


class Versions:
    """All versions of the courses in one folder."""

    def __init__(self, root: Path) -> None:
        """`root`: the resolved folder of the courses; nothing is written before there is a version."""
        self.root = root
        self._lock = threading.Lock()
        self._known: dict[tuple[str, int, int], str] = {}  # hashes of pictures, by path, size and time

    def of(self, course: Path) -> list[Version]:
        """A course's versions, the latest first."""
        found = [*reversed(self._listed(course)), *self._commits(course)]
        return sorted(found, key=lambda one: one.time, reverse=True)

    def keep(self, course: Path, name: str = "", by: str = "") -> Version | None:
        """Keeps the texts as they are on the disk; None where the latest version has them, or it can't be done."""
        with self._lock:
            files = {file: self._stored(content) for file, content in _texts(course)}
            pictures = {name: kept for name, path in self._pictures(course) if (kept := self._stored_picture(path))}
            earlier = self._listed(course)
            same = bool(earlier) and (earlier[-1].files, earlier[-1].pictures) == (files, pictures)
            if not files or not all(files.values()) or (same and (not name or earlier[-1].name == name)):
                return None
            now = datetime.datetime.now(datetime.UTC)
            time = now.isoformat(timespec="milliseconds")
            made = Version(f"{now:%Y%m%d%H%M%S%f}", time, name, by, files, pictures)
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
            inside = self._in_commit(course, version, _is_versioned)
            return {name: content.decode("utf-8", "replace") for name, content in inside.items()}
        found = self._version(course, version)
        return {name: decode(self._content(digest))[0] for name, digest in found.files.items()}

    def pictures(self, course: Path, version: str) -> dict[str, bytes]:
        """The pictures of a version by their names, as far as they can be read. KeyError: there is none of that id."""
        if version.startswith("git:"):
            return self._in_commit(course, version, _is_picture)
        kept = self._version(course, version).pictures
        return {name: self._content(digest) for name, digest in kept.items() if (self._place_of(digest)).is_file()}

    def hashes(self, course: Path, version: str) -> Mapping[str, str]:
        """The hashes of a version's pictures by their names; “”: as they are on the disk. KeyError: there is none."""
        if not version:
            return {name: self._hash(path) for name, path in self._pictures(course)}
        if version.startswith("git:"):
            return {name: _hash_of(content) for name, content in self.pictures(course, version).items()}
        return self._version(course, version).pictures

    def now(self, course: Path) -> dict[str, str]:
        """The texts as they are on the disk, by their files' names."""
        return {name: decode(content)[0] for name, content in _texts(course)}

    def _version(self, course: Path, id_: str) -> Version:
        found = next((one for one in self._listed(course) if one.id == id_), None)
        if not found:
            raise KeyError(id_)
        return found

    def _pictures(self, course: Path) -> Iterator[tuple[str, Path]]:
        """The pictures of a course by their names; of all courses together none are kept."""
        for name, path in _files(course, _is_picture) if course != self.root else ():
            if path.stat().st_size <= LARGEST_PICTURE:
                yield name, path

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
                {"id": one.id, "time": one.time, "name": one.name, "by": one.by, "files": dict(one.files)}
                | {"pictures": dict(one.pictures)},
                ensure_ascii=False,
            )
            for one in versions
        ]
        return write_inside(self.root, self._list_of(course), "".join(f"{line}\n" for line in lines).encode())

    def _stored(self, content: bytes) -> str:
        """The hash under which a file is kept; "" where it can't be."""
        digest = _hash_of(content)
        there = self._place_of(digest).is_file()
        return digest if there or write_inside(self.root, _name_of(digest), zlib.compress(content)) else ""

    def _stored_picture(self, path: Path) -> str:
        there = self._place_of(digest := self._hash(path)).is_file()
        return digest if there else self._stored(path.read_bytes())

    def _hash(self, path: Path) -> str:
        """The hash of a picture, which is read once as long as it stays as it is."""
        stat = path.stat()
        state = path.as_posix(), stat.st_size, stat.st_mtime_ns
        if state not in self._known:
            self._known[state] = _hash_of(path.read_bytes())
        return self._known[state]

    def _place_of(self, digest: str) -> Path:
        return self.root / FOLDER / _name_of(digest)

    def _content(self, digest: str) -> bytes:
        try:
            return zlib.decompress(self._place_of(digest).read_bytes())
        except (OSError, zlib.error) as reason:
            raise KeyError(digest) from reason

    def _git(self, *words: str) -> bytes:
        """What Git answers; nothing where there is none, or no repository."""
        command = ["git", "-C", str(self.root), "-c", "core.quotePath=false", *words]
        try:
            done = subprocess.run(command, capture_output=True, check=False, timeout=WAIT)  # noqa: S603 - our own words
        except (OSError, subprocess.TimeoutExpired):
            return b""
        return done.stdout if done.returncode == 0 else b""

    def _git_lines(self, *words: str) -> list[str]:
        return self._git(*words).decode("utf-8", "replace").splitlines()

    def _commits(self, course: Path) -> Iterator[Version]:
        form = "--format=%H%x1f%aI%x1f%s%x1f%an"
        for line in self._git_lines("log", f"-{MOST_COMMITS}", form, "--", course.as_posix()):
            commit, time, name, by = line.split("\x1f")
            utc = datetime.datetime.fromisoformat(time).astimezone(datetime.UTC)
            yield Version(f"git:{commit}", utc.isoformat(timespec="milliseconds"), name, by, {}, {})

    def _in_commit(self, course: Path, version: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
        """Files of a commit by their names in the course's folder. KeyError: there is none, or no text in it."""
        commit = version.removeprefix("git:")
        if not commit.isalnum():
            raise KeyError(commit)
        prefix = "".join(self._git_lines("rev-parse", "--show-prefix"))
        inside = f"{prefix}{course.relative_to(self.root).as_posix()}/"
        names = self._git_lines("ls-tree", "-r", "--name-only", "--full-name", commit, "--", course.as_posix())
        found = {name: name.removeprefix(inside) for name in names if name.startswith(inside)}
        if not any(map(_is_versioned, found.values())):
            raise KeyError(commit)
        return {short: self._git("show", f"{commit}:{name}") for name, short in found.items() if wanted(short)}


def _hash_of(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def _name_of(digest: str) -> str:
    return f"texts/{digest[:2]}/{digest}"


def _read(line: str) -> Version | None:
    try:
        known: Any = json.loads(line)
        name, time, title, by = (str(known[key]) for key in ("id", "time", "name", "by"))
        return Version(name, time, title, by, dict(known["files"]), dict(known.get("pictures", {})))
    except (ValueError, KeyError, TypeError):
        return None


def _is_versioned(name: str) -> bool:
    return any(name.endswith(ending) for ending in VERSIONED) and not name.startswith(".")


def _is_picture(name: str) -> bool:
    return any(name.lower().endswith(ending) for ending in PICTURES)


def _texts(course: Path) -> Iterator[tuple[str, bytes]]:
    for name, path in _files(course, _is_versioned):
        yield name, path.read_bytes()


def _files(course: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, Path]]:
    """The course's files by their names, but for what lies in hidden folders."""
    for path in sorted(course.rglob("*")):
        name = path.relative_to(course).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if not hidden and wanted(name) and path.is_file() and not path.is_symlink():
            yield name, path


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
