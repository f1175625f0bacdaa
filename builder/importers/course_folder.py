"""The folder of a course that was imported: what is written there, and what a second import changes.

`.import/` in it keeps each text as it was imported last, so that the next import knows what the author has written
since: that stays, and what has changed in the file comes in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from builder.importers.merging import merged
from builder.importers.report import REPORT_FILE
from builder.machine.files import write_atomically, write_text
from builder.package.archive import RefusedError
from builder.source.folders import COURSE_FILE, is_course
from builder.source.load import LOCK_FILE
from builder.source.slugs import slug, unique

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from builder.importers import Media, Reading

BETTER = "Your words were kept; change them if the file's are better."
RECORD, NAME = ".import", "record.json"
NAMED = re.compile(r"[a-z0-9-]+\.md")  # files that an import writes


class TakenError(Exception):
    """A course stands in the folder that no import has made; the message says so to the author."""

    def __init__(self, path: Path, reason: str) -> None:
        """`path`: the folder; `reason`: of a sentence that begins with it."""
        super().__init__(reason)
        self.path = path


@dataclass(slots=True)
class Folder:
    """A course's folder, and what is known of the last import into it."""

    path: Path
    files: dict[str, str] = field(default_factory=dict)  # the course's file by the name of the file it came from
    media: dict[str, str] = field(default_factory=dict)  # the digest of each media file as it was imported
    origins: dict[str, list[str]] = field(default_factory=dict)  # of each media file: whose it is, and its name there
    written: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, path: Path) -> Folder:
        """The folder. TakenError: a course is there that was not imported."""
        try:
            known: Any = json.loads((path / RECORD / NAME).read_text("utf-8"))
            return cls(path, _ours(known["files"]), dict(known["media"]), dict(known.get("origins", {})))
        except (OSError, ValueError, KeyError, TypeError) as reason:
            if path.exists() and not path.is_dir():
                raise TakenError(path, "a file is there") from reason
            if path.is_dir() and (is_course(path) or any(path.iterdir())):
                raise TakenError(path, "it is already there, and was not made by an import") from reason
            return cls(path)

    @property
    def is_new(self) -> bool:
        """Whether nothing was imported into it before."""
        return not self.files

    def name_for(self, source: str, title: str) -> str:
        """The course's file for what a file holds: the one of the last time, else a new one."""
        if source not in self.files:
            taken = {name.removesuffix(".md") for name in self.files.values()}
            taken |= {path.stem for path in self.path.glob("*.md")}  # of the author's own
            wanted = f"{len(self.files) + 1:02}-{slug(title, longest=40) or 'part'}"
            self.files[source] = f"{unique(wanted, taken)}.md" if self.files else COURSE_FILE
        return self.files[source]

    def write(self, name: str, text: str, reading: Reading) -> None:
        """Writes a file of the course; what the author has changed in it since the last import stays.

        What of the file is not taken is told in whole, and again next time: the record holds only what was taken.
        """
        target, record = self.path / name, self.path / RECORD / name
        before, mine = _text(record), _text(target)
        now, taken = text, text
        if mine is None and before is not None:
            reading.doubt("", f"“{name}” has gone from the course, so that it was written anew.", "Delete it again.")
        elif mine is not None and before is None:
            now = mine
            reading.doubt(name, "What was imported into it last is not known, so that yours was kept.", BETTER, text)
        elif mine is not None and before is not None:
            one = merged(before, mine, text)
            now, taken = one.text, one.taken
            for conflict in one.conflicts:
                where = f"{name}, line {conflict.line}"
                if conflict.theirs:
                    message = "You and the file have both changed this place. The file now says what stands below."
                    reading.doubt(where, message, BETTER, conflict.theirs)
                else:
                    reading.doubt(where, "You have changed what the file no longer has.", BETTER)
        self._put(target, now)
        self._put(record, taken)

    def write_lock(self, text: str) -> None:
        """Writes the ids that a course has had before, where it has none here."""
        if text and not (self.path / LOCK_FILE).exists():
            self._put(self.path / LOCK_FILE, text)

    def place_media(self, source: str, text: str, reading: Reading) -> str:
        """Gives the media of a file names that nothing else in the course has; the text with these names."""
        names = {origin[1]: name for name, origin in self.origins.items() if origin[0] == source}
        placed: list[Media] = []
        for one in reading.media:
            name = names.get(one.name) or self._free(one.name)
            self.origins[name] = [source, one.name]
            placed.append(replace(one, name=name))
        new = {old.name: now.name for old, now in zip(reading.media, placed, strict=True) if old.name != now.name}
        reading.media[:] = placed
        if not new:
            return text
        named = re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(re.escape, new))})(?![\w-])")
        reading.doubts[:] = [
            replace(one, what=named.sub(lambda found: new[found[0]], one.what)) for one in reading.doubts
        ]
        return named.sub(lambda found: new[found[0]], text)

    def _free(self, name: str) -> str:
        stem, dot, ending = name.rpartition(".")
        number, free = 1, name
        while free in self.origins or (free not in self.media and (self.path / free).exists()):
            number += 1
            free = f"{stem}-{number}{dot}{ending}"
        return free

    def write_media(self, media: Sequence[Media], reading: Reading) -> None:
        """Writes the files that come with the text, one after the other; one that the author has changed stays."""
        for one in media:
            try:
                content = one.read()
            except (RefusedError, OSError, KeyError) as reason:
                reading.doubt(one.where, f"“{one.name}” can't be read ({reason}).", "Put the file there by hand.")
                continue
            digest, target = sha256(content).hexdigest(), self.path / one.name
            known, there = self.media.get(one.name), _digest(target)
            if known and there not in {"", known} and digest != known:
                message = f"“{one.name}” has changed here and in the file; yours was kept."
                reading.doubt(one.where, message, f"Import into another folder to get the file's “{one.name}”.")
                continue
            if not (known == digest and there):
                self._write(target, content)
            self.media[one.name] = digest

    @property
    def report(self) -> str:
        """The report on earlier imports, with what the author has ticked and removed; "": none."""
        return _text(self.path / REPORT_FILE) or ""

    def finish(self, report: str) -> None:
        """Writes the report, and what the next import has to know."""
        self._put(self.path / REPORT_FILE, report)
        self._put(
            self.path / RECORD / NAME,
            json.dumps({"files": self.files, "media": self.media, "origins": self.origins}, indent=1) + "\n",
        )

    def _put(self, path: Path, text: str) -> None:
        if not write_text(path, text):
            raise OSError(f"“{path.as_posix()}” can't be written")
        self.written.append(path.name)

    def _write(self, path: Path, content: bytes) -> None:
        if not write_atomically(path, content):
            raise OSError(f"“{path.as_posix()}” can't be written")


def _ours(files: dict[str, str]) -> dict[str, str]:
    """The files that a record names. ValueError: an import writes no file of that name."""
    if not all(NAMED.fullmatch(name) for name in files.values()):
        raise ValueError("the record names files that an import does not write")
    return dict(files)


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    except OSError:
        return None


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
