"""An author's texts: read and saved, together with what other programs and other windows save meanwhile.

A save says what it started from. What is on the disk has stayed that, and the text is written; or it has changed, and
both are merged. Where both have changed the same lines nothing is written: the author chooses.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from builder.frozen import frozen
from builder.machine.files import UNFINISHED, write_atomically
from builder.source.encoding import USUAL, Encoding, decode
from builder.workbench.merging import Clash, merge

if TYPE_CHECKING:
    from pathlib import Path

GONE = (0, 0)
BLOCK = 4096  # bytes that disks give away at once
FEWEST_REMEMBERED = 2
MOST_REMEMBERED = 6_000_000  # letters of texts that a save may have started from


class UnknownBaseError(Exception):
    """It is not known any more what a save started from: it must send that text, too."""


class GoneError(Exception):
    """The file that was being written is not there any more: moved, renamed or deleted; the message says so."""


class NotSavedError(Exception):
    """The disk is full, or the file can't be written; the message says so to the author."""


@frozen
class Saved:
    """What became of a save."""

    revision: str  # of what is on the disk now
    text: str  # what is on the disk now; where there are clashes, what both wrote, with the author's words there
    clashes: tuple[Clash, ...] = ()  # not empty: nothing was written, and the author chooses

    @property
    def written(self) -> bool:
        """Whether what was to be saved is on the disk."""
        return not self.clashes


@frozen
class _Form:
    """How a file holds its text, which stays so."""

    encoding: Encoding
    line_end: str


class Texts:
    """The texts of one folder."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._bases: dict[str, str] = {}  # texts that were read or written, by their revisions
        self._remembered = 0  # letters of them
        self._gone: dict[Path, _Form] = {}  # how files held their texts that were taken away
        self._written: dict[Path, tuple[int, int]] = {}  # as the disk had them then: time and size
        self._mixed: dict[str, bytes] = {}  # files with line ends of both kinds, by the revisions of their texts

    def read(self, path: Path) -> Saved:
        """A file's text as it is on the disk; one that is not there is empty, and its revision is “”."""
        with self._lock:
            return self._read(path)[0]

    def write(self, path: Path, base: str, text: str, before: str | None = None, refused: str | None = None) -> Saved:
        """Saves a text that began as the revision `base`, which was the text `before`.

        `refused`: what the same author sent before it, and was told is not saved; it may be here all the same.
        A base of “” begins a file. GoneError: it was there, and is no more; it is not for a save to bring it back.
        NotSavedError: it can't be written. UnknownBaseError: `before` is needed.
        """
        with self._lock:
            now, form = self._read(path)
            if base and not now.revision:
                raise GoneError(f"“{path.name}” is not in its folder any more: it was moved, renamed or deleted")
            if base == now.revision or now.text in {text, refused}:
                return self._write(path, text, now, form)
            before = self._bases.get(base, before)
            if before is None:
                raise UnknownBaseError(base)
            made = merge(as_edited(before), as_edited(text), now.text)
            if made.clashes:
                return Saved(now.revision, made.text, made.clashes)
            return self._write(path, made.text, now, form)

    def wrote(self, path: Path) -> bool:
        """Whether a file is as it was written here last, or is one that is being written: no news to who wrote it."""
        return UNFINISHED.fullmatch(path.name) is not None or self._written.get(path, GONE) == _stamp(path) != GONE

    def remove(self, path: Path) -> None:
        """Takes a file away that holds no word any more. NotSavedError: it can't be."""
        with self._lock:
            form = self._read(path)[1]
            try:
                path.unlink(missing_ok=True)
                self._gone[path] = form
            except OSError as reason:
                raise NotSavedError(f"“{path.name}” could not be taken away: {reason.strerror or reason}") from reason

    def _read(self, path: Path) -> tuple[Saved, _Form]:
        try:
            raw = path.read_bytes()
        except FileNotFoundError:
            return Saved("", ""), self._gone.get(path, _Form(Encoding(USUAL), "\n"))
        text, encoding = decode(raw)
        if encoding is None:
            raise NotSavedError(
                f"some letters of “{path.name}” can't be read: save it as UTF-8 in the program it is from"
            )
        form = _Form(encoding, "\r\n" if "\r\n" in text else "\n")
        is_mixed = as_edited(text).replace("\n", form.line_end) != text
        text = as_edited(text)
        revision = self._remember(text)
        if is_mixed:
            self._mixed[revision] = raw
        return Saved(revision, text), form

    def _write(self, path: Path, text: str, now: Saved, form: _Form) -> Saved:
        if text == now.text and now.revision:
            return now
        content_text = as_edited(text).replace("\n", form.line_end)
        try:
            content = form.encoding.encode(content_text)
        except UnicodeEncodeError:  # a letter that the file's old encoding has no place for
            content = Encoding(USUAL).encode(content_text)
        content = self._mixed.get(revision_of(text), content)  # as it was, to the last byte
        if not write_atomically(path, content):
            raise NotSavedError(_why_not(path, len(content)))
        self._written[path] = _stamp(path)
        return Saved(self._remember(as_edited(text)), as_edited(text))

    def _remember(self, text: str) -> str:
        revision = revision_of(text)
        self._remembered -= len(self._bases.pop(revision, ""))
        self._bases[revision] = text
        self._remembered += len(text)
        while self._remembered > MOST_REMEMBERED and len(self._bases) > FEWEST_REMEMBERED:
            self._remembered -= len(self._bases.pop(next(iter(self._bases))))
        return revision


def _why_not(path: Path, size: int) -> str:
    """What keeps a file from being written, as far as that can be seen, and what to do."""
    if not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
        return f"“{path.name}” may only be read here. Take its write protection away, or ask who looks after the folder"
    with suppress(OSError):
        if shutil.disk_usage(path.parent).free < size + BLOCK:
            return f"the disk is full. Make room on it for “{path.name}”, such as by emptying the bin"
    return f"“{path.name}” could not be written. Close it in other programs, and look whether its disk is there"


def _stamp(path: Path) -> tuple[int, int]:
    with suppress(OSError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size
    return GONE


def revision_of(text: str) -> str:
    """The revision of a file that holds a text, whatever its line ends are."""
    return hashlib.blake2b(as_edited(text).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def as_edited(text: str) -> str:
    """The text with Unix line ends, as editors in a browser have it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
