"""The only writer: packages as zips with the same bytes each time, and single files; each whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from contextlib import suppress
from errno import EFBIG
from typing import TYPE_CHECKING

from builder.model import MediaFile
from builder.source.load import read_media

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold: no build's own time is in it
DEFLATED = {".html", ".js", ".css", ".xml", ".xsd", ".svg", ".vtt", ".txt", ".csv", ".json", ".xhtml", ".opf"}
CHUNK = 1_000_000  # bytes
LARGEST = 2_000_000_000  # bytes of files: the zip format without its extension, which few LMSs read, ends there
UNFINISHED = re.compile(r"\.(?P<name>.+)\.(?P<process>\d{1,10})")


def write_package(path: Path, everything: Mapping[str, bytes | MediaFile]) -> int:
    """Writes the zip in place of the last one, whole or not at all; its size in bytes.

    OSError: the disk refused, or there is more than a zip can hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = _unfinished(path)
    try:
        if sum(content.size for content in everything.values() if isinstance(content, MediaFile)) > LARGEST:
            raise OSError(EFBIG, f"its files are larger than {LARGEST // 1_000_000_000} GB together")
        with zipfile.ZipFile(unfinished, "w", allowZip64=False) as package:
            for name, content in everything.items():
                _add(package, name, content)
        unfinished.replace(path)
    except zipfile.LargeZipFile as reason:
        raise OSError(EFBIG, "it is too large for a zip that LMSs can read") from reason
    finally:
        unfinished.unlink(missing_ok=True)
    return path.stat().st_size


def _unfinished(path: Path) -> Path:
    """Where a file is written before it takes its place; what processes left there that were killed is removed."""
    for left in path.parent.iterdir():
        match = UNFINISHED.fullmatch(left.name)
        if match and match["name"].endswith(path.suffix) and not _runs(int(match["process"])):
            with suppress(OSError):  # another system's way to say that it is in use
                left.unlink()
    return path.with_name(f".{path.name}.{os.getpid()}")


def _runs(process: int) -> bool:
    """Whether a process may be at work. Where Windows is asked, the process ends: there an open file tells."""
    try:
        if os.name == "posix":
            os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return os.name == "posix"


def _add(package: zipfile.ZipFile, name: str, content: bytes | MediaFile) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    packs = name[name.rfind(".") :].lower() in DEFLATED
    entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED  # media is packed already
    entry.create_system = 3  # the same on every system that builds
    entry.external_attr = 0o644 << 16
    if isinstance(content, bytes) or packs:
        text = content if isinstance(content, bytes) else read_media(content)
        package.writestr(entry, text, compresslevel=9 if packs else None)
        return
    entry.file_size = content.size
    with content.path.open("rb") as media, package.open(entry, "w") as packed:  # bit by bit: a film can be large
        shutil.copyfileobj(media, packed, CHUNK)


def write_text(path: Path, text: str) -> bool:
    """Writes a text file as `write_whole` does."""
    return write_whole(path, text.encode())


def write_whole(path: Path, content: bytes) -> bool:
    """Writes a file whole or not at all, and only if it differs; its permissions stay. Whether it holds the content."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = _unfinished(path)
        if path.is_file() and path.read_bytes() == content:
            return True
        if path.is_file() and not os.access(path, os.W_OK):
            return False
        unfinished.write_bytes(content)
        if path.is_file():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
    except OSError:
        return False
    return True
