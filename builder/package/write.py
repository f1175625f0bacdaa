"""Writes packages, as zips with the same bytes each time."""

from __future__ import annotations

import shutil
import zipfile
from errno import EFBIG
from typing import TYPE_CHECKING

from builder.machine.files import unfinished_of, write_atomically, write_text
from builder.model import MediaFile
from builder.source.load import read_media

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["write_atomically", "write_package", "write_text"]

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can hold: no build's own time is in it
DEFLATED = {".html", ".js", ".css", ".xml", ".xsd", ".svg", ".vtt", ".txt", ".csv", ".json", ".xhtml", ".opf"}
CHUNK = 1_000_000  # bytes
LARGEST = 2_000_000_000  # bytes of files: the zip format without its extension, which few LMSs read, ends there


def write_package(path: Path, everything: Mapping[str, bytes | MediaFile]) -> int:
    """Writes the zip in place of the last one, whole or not at all; its size in bytes.

    OSError: the disk refused, or there is more than a zip can hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = unfinished_of(path)
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


def _add(package: zipfile.ZipFile, name: str, content: bytes | MediaFile) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    packs = name[name.rfind(".") :].lower() in DEFLATED
    entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED  # media is packed already
    entry.create_system = 3  # the same on every system that builds
    entry.external_attr = 0o644 << 16
    if isinstance(content, bytes) or packs or content.fitted:
        text = content if isinstance(content, bytes) else read_media(content)
        package.writestr(entry, text, compresslevel=9 if packs else None)
        return
    entry.file_size = content.size
    with content.path.open("rb") as media, package.open(entry, "w") as packed:  # bit by bit: a film can be large
        shutil.copyfileobj(media, packed, CHUNK)
