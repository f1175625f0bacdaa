"""Zips that strangers made, read with limits. Nothing is unpacked to disk, and only what is asked for is read."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, Self

from builder.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path

MOST_FILES = 10_000
LARGEST = 4_000_000_000  # bytes of all entries, unpacked
LONGEST_NAME, DEEPEST = 400, 20  # characters; folders within each other
LONGEST_INDEX = 2_000_000  # bytes: the index is read as a whole, and could otherwise fill the memory
LARGEST_READ = 10_000_000  # bytes of an entry that is read as a whole, where nobody says more
CHUNK = 65_536
HARMLESS, MOST_TIMES = 10_000_000, 200  # an entry of more bytes than that may unpack to so many times its size
END, END_LENGTH, ZIP64_LOCATOR = b"PK\x05\x06", 22, b"PK\x06\x07"  # APPNOTE 4.3.16, 4.3.15
FULL = 0xFFFFFFFF  # a number that zip64 gives elsewhere (APPNOTE 4.4.8)
ENCRYPTED = 0x1 | 0x40 | 0x2000  # APPNOTE 4.4.4
ZIP64_FIELD, ZIP64_VERSION = 1, 45  # APPNOTE 4.5.3, 4.4.3.2
GZIP = b"\x1f\x8b"
OTHER_FORMS = {
    b"Rar!": "packed with RAR",
    b"7z\xbc\xaf\x27\x1c": "packed with 7-Zip in its own form",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a document of an old office program",
    b"<!doctype html": "a page of a web site, perhaps one that asks you to log in,",
    b"<!DOCTYPE html": "a page of a web site, perhaps one that asks you to log in,",
}
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
AGAIN = "zip the files again with “compress” of Windows or macOS, or with 7-Zip as “zip” with the method “Deflate”"
# All that `zipfile` raises for bytes that are not what they say.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    IndexError,
)


class RefusedError(Exception):
    """A zip, or a file in it, that is not read: the sentence says why, and `advice` what to do."""

    def __init__(self, message: str, advice: str = AGAIN) -> None:
        """Two sentences without their full stops."""
        super().__init__(message)
        self.advice = advice


@frozen
class Entry:
    """A file in a zip, as the zip's index describes it."""

    name: str  # with forward slashes, inside the zip
    size: int  # bytes, unpacked
    packed: int  # bytes in the zip
    check: int  # CRC-32 of its content


class Archive(Mapping[str, Entry]):
    """The files of a zip by name; folders are left out. A context manager: it keeps the file open."""

    def __init__(self, path: Path) -> None:
        """RefusedError: it is no zip, or one that could do harm, or that an LMS could not read."""
        if not path.is_file():
            raise RefusedError(
                "this is no file" if path.exists() else "there is no such file", "give the path of a zip"
            )
        try:
            self._file: BinaryIO = path.open("rb")
        except OSError as reason:
            raise RefusedError(f"it can't be opened: {reason.strerror}", "check who may read it") from reason
        try:
            self.size = _refuse_odd_ends(self._file)
            self._zip = zipfile.ZipFile(self._file)
            self._entries = _entries(self._zip.infolist(), self.size)
        except DAMAGE as reason:
            self._file.close()
            raise RefusedError(
                "it is damaged: its index of files can't be read", "get it again from where it came"
            ) from reason
        except RefusedError:
            self._file.close()
            raise

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def chunks(self, name: str) -> Iterator[bytes]:
        """A file's content bit by bit, no more than its index says. RefusedError: it isn't what that says."""
        left = self[name].size
        try:
            with self._zip.open(self._zip.NameToInfo[name]) as source:
                while chunk := source.read(CHUNK):
                    left -= len(chunk)
                    yield chunk
        except DAMAGE as reason:
            raise RefusedError(f"“{name}” is damaged: it can't be unpacked") from reason
        if left:
            raise RefusedError(f"“{name}” is damaged: it is shorter than the zip says")

    def read(self, name: str, most: int = LARGEST_READ) -> bytes:
        """A file's content. RefusedError: it is larger than `most` bytes, or damaged. KeyError: it is not there."""
        if self[name].size > most:
            raise RefusedError(f"“{name}” is larger than {most / 1e6:.0f} MB", "make it smaller")
        return b"".join(self.chunks(name))


def _refuse_odd_ends(file: BinaryIO) -> int:
    """Looks at the record that ends a zip before the index is read; the zip's size in bytes."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 0xFFFF - END_LENGTH - 20))
    tail = file.read()
    at = len(tail) - END_LENGTH
    if not (tail[at:].startswith(END) and tail.endswith(b"\0\0")):  # as `zipfile` looks: first without a comment
        at = tail.rfind(END)
    if at < 0 or at + END_LENGTH > len(tail):
        file.seek(0)
        _refuse_other_form(file.read(CHUNK))
        raise RefusedError("it is no zip, or not the whole of one", "get it again from where it came")
    count, length, start = struct.unpack_from("<HLL", tail, at + 10)
    if ZIP64_LOCATOR in tail[max(0, at - 20) : at] or FULL in {length, start}:
        raise RefusedError("it is in the zip64 form, which many LMSs can't read")
    if count > MOST_FILES or length > LONGEST_INDEX:
        raise RefusedError(f"it holds more than {MOST_FILES:,} files", "leave out what learners don't need")
    return size


def _refuse_other_form(start: bytes) -> None:
    """Says what a file is that begins as one of another form."""
    if start.startswith(GZIP):
        unpacked = b""
        with suppress(zlib.error):
            unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, CHUNK)
        if b"moodle_backup.xml" in unpacked or unpacked.startswith(b".ARCHIVE_INDEX"):
            raise RefusedError("it is a backup of a Moodle course and no zip", "restore it in Moodle")
        raise RefusedError("it is packed with gzip, as a .tar.gz is, and no zip")
    for mark, form in OTHER_FORMS.items():
        if start.startswith(mark):
            raise RefusedError(f"it is {form} and no zip")


def _entries(listed: list[zipfile.ZipInfo], size: int) -> dict[str, Entry]:
    if len(listed) > MOST_FILES:
        raise RefusedError(f"it holds more than {MOST_FILES:,} files", "leave out what learners don't need")
    names = set()
    for one in listed:
        _refuse_odd_name(one.orig_filename)
        _refuse_odd_form(one)
        if one.orig_filename in names:
            raise RefusedError(f"two of its files are both called {_quoted(one.orig_filename)}")
        names.add(one.orig_filename)
    _refuse_overlaps(listed, size)
    if sum(one.file_size for one in listed) > LARGEST:
        raise RefusedError("it would unpack to more than 4 GB", "leave out what learners don't need")
    files = (one for one in listed if not one.is_dir())
    return {one.filename: Entry(one.filename, one.file_size, one.compress_size, one.CRC) for one in files}


def _quoted(name: str) -> str:
    shown = "".join(letter if letter.isprintable() else "?" for letter in name)
    return f"“{shown[:60]}…”" if len(shown) > 60 else f"“{shown}”"  # noqa: PLR2004 - as much as reads well in a line


def _refuse_odd_name(name: str) -> None:
    parts = name.removesuffix("/").split("/")
    shown = _quoted(name)
    if "\\" in name:
        raise RefusedError(f"{shown} has a backslash in its name, so that LMSs on Linux find no folders")
    if name.startswith("/") or name[1:2] == ":":
        raise RefusedError(f"{shown} has an absolute path, and would land outside the LMS's folder")
    if ".." in parts:
        raise RefusedError(f"{shown} has “..” in its path, and would land outside the LMS's folder")
    if not all(parts) or "." in parts or not name.isprintable():
        raise RefusedError(f"the name {shown} is none that a file can have", "rename it, and zip again")
    if len(name) > LONGEST_NAME:
        raise RefusedError(f"the name {shown} is longer than {LONGEST_NAME} letters", "shorten it, and zip again")
    if len(parts) > DEEPEST:
        raise RefusedError(f"{shown} lies more than {DEEPEST} folders deep", "use fewer folders, and zip again")


def _refuse_odd_form(one: zipfile.ZipInfo) -> None:
    shown = _quoted(one.filename)
    form = stat.S_IFMT(one.external_attr >> 16)
    if one.flag_bits & ENCRYPTED:
        raise RefusedError(f"{shown} is locked with a password", "zip the files again without one")
    if one.compress_type not in METHODS:
        raise RefusedError(f"{shown} is compressed by a method that LMSs can't read")
    if form not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise RefusedError(f"{shown} is a link to another file, not a file", "put the file itself there, and zip again")
    if one.extract_version >= ZIP64_VERSION or _has_field(one.extra, ZIP64_FIELD):
        raise RefusedError(f"{shown} is in the zip64 form, which many LMSs can't read")
    if one.file_size > HARMLESS and one.file_size > MOST_TIMES * one.compress_size:
        raise RefusedError(f"{shown} would unpack to more than {MOST_TIMES} times its size, as a zip bomb does")


def _has_field(extra: bytes, wanted: int) -> bool:
    at = 0
    while at + 4 <= len(extra):
        field, length = struct.unpack_from("<HH", extra, at)
        if field == wanted:
            return True
        at += 4 + length
    return False


def _refuse_overlaps(listed: list[zipfile.ZipInfo], size: int) -> None:
    """A small zip may use the same bytes for thousands of files."""
    places = sorted((one.header_offset, one.header_offset + 30 + one.compress_size) for one in listed)
    if any(end > start for (_, end), (start, _) in pairwise([*places, (size, size)])):
        raise RefusedError("its files overlap, as those of a zip bomb do")
