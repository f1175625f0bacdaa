"""Digests of files and folders by their content."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGE = 65_536  # bytes: a smaller file is read each time
HUGE = 2_000_000_000  # bytes: what no zip can hold is not read at all
SETTLED = 3_000_000_000  # nanoseconds after which a file system's clock has gone on: FAT's goes by two seconds
SECOND = 1_000_000_000
MOST = 20_000  # entries of a folder: more is no course, and is not compared
DEEPEST = 12  # folders within each other
MISSING = "-"

Leave = Callable[[str, bool], bool]
Known = tuple[int, int, int, int, str]  # of a large file: size, times of content and of change, inode; its digest


class UnknownError(Exception):
    """A file can't be read, or a folder holds too much to compare it."""


def digest_of(content: bytes) -> str:
    """A short code of some bytes, unlike that of any others."""
    return blake2b(content, digest_size=16).hexdigest()


class Stamps:
    """Reads digests; a large file that is as it was known is not read again."""

    def __init__(self, known: Mapping[str, Known] | None = None) -> None:
        """`known`: large files by their paths."""
        self.known: Mapping[str, Known] = known or {}
        self.seen: dict[str, Known] = {}  # what the next run may rely on

    def file(self, path: str) -> str:
        """The digest of a file; `MISSING` where there is none. UnknownError: it can't be read."""
        try:
            return self._digest(path, os.stat(path))
        except (FileNotFoundError, NotADirectoryError):
            return MISSING
        except (OSError, ValueError) as reason:
            raise UnknownError(path) from reason

    def entry(self, path: str) -> str:
        """As `file`, and of a link where it leads: one out of a course's folder is not followed."""
        return f"-> {os.path.realpath(path)} {self.file(path)}" if os.path.islink(path) else self.file(path)

    def _digest(self, path: str, status: os.stat_result) -> str:
        if not stat.S_ISREG(status.st_mode):
            return "folder" if stat.S_ISDIR(status.st_mode) else "special"
        if status.st_size < LARGE:
            with open(path, "rb") as opened:
                return digest_of(opened.read())
        look = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        if status.st_size > HUGE:
            return repr(look)
        known = self.known.get(path)
        code = known[4] if known and tuple(known[:4]) == look else _digest_of_large(path)
        if _is_settled(status):
            self.seen[path] = (*look, code)
        return code

    def tree(self, folder: str, *, leave: Leave, links: bool) -> dict[str, str]:
        """The digest of each file below a folder by its path within; {} where there is none.

        `leave`: what to leave out, by its name and whether it is a folder. `links`: whether to follow links to folders.
        UnknownError: as `file`, or there is too much.
        """
        found: dict[str, str] = {}
        for name, entry in _walk(folder, "", leave=leave, links=links):
            found[name] = self.entry(entry.path) if entry.is_symlink() else self.file(entry.path)
            if len(found) > MOST:
                raise UnknownError(folder)
        return found

    def listing(self, folder: str) -> dict[str, str]:
        """The digest of each file that lies right in a folder; of a large one its looks, since it is rarely used."""
        found: dict[str, str] = {}
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_file():
                        status = entry.stat()
                        large = status.st_size >= LARGE
                        looks = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
                        link = f"-> {os.path.realpath(entry.path)} " if entry.is_symlink() else ""
                        found[entry.name] = link + (looks if large else self.file(entry.path))
                    if len(found) > MOST:
                        raise UnknownError(folder)
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as reason:
            raise UnknownError(folder) from reason
        return found


def _is_settled(status: os.stat_result) -> bool:
    """Whether a later change of a file is sure to show in its times: they are fine, and some time ago."""
    times = (status.st_mtime_ns, status.st_ctime_ns)
    return all(one % SECOND for one in times) and max(times) + SETTLED < time.time_ns()


def _digest_of_large(path: str) -> str:
    code = blake2b(digest_size=16)
    with open(path, "rb") as opened:
        while chunk := opened.read(1 << 20):
            code.update(chunk)
    return code.hexdigest()


def _walk(
    folder: str, within: str, *, leave: Leave, links: bool, depth: int = 0
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    if depth > DEEPEST:
        raise UnknownError(folder)
    try:
        with os.scandir(folder) as opened:
            listed = [(entry, entry.is_dir(follow_symlinks=links)) for entry in opened]
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as reason:
        raise UnknownError(folder) from reason
    for entry, is_folder in listed:
        if leave(entry.name, is_folder):
            continue
        if is_folder:
            yield from _walk(entry.path, f"{within}{entry.name}/", leave=leave, links=links, depth=depth + 1)
        else:
            yield within + entry.name, entry
