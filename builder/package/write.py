"""Writes packages, as zips with the same bytes each time."""

from __future__ import annotations

from errno import EFBIG
from typing import TYPE_CHECKING

from builder.machine.files import unfinished_of, write_atomically, write_text
from builder.model import MediaFile
from builder.package.zips import ZipWriter
from builder.source.load import read_media

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["write_atomically", "write_package", "write_text"]

PACKED = {".html", ".js", ".css", ".xml", ".xsd", ".svg", ".vtt", ".txt", ".csv", ".json", ".xhtml", ".opf"}
CHUNK = 1_000_000  # bytes
LARGEST = 2_000_000_000  # bytes of media: the zip format without its extension, which few LMSs read, ends there


def write_package(path: Path, everything: Mapping[str, bytes | MediaFile]) -> int:
    """Writes the zip in place of the last one, whole or not at all; its size in bytes.

    OSError: the disk refused, or there is more than a zip can hold.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = unfinished_of(path)
    try:
        if sum(content.size for content in everything.values() if isinstance(content, MediaFile)) > LARGEST:
            raise OSError(EFBIG, f"its files are larger than {LARGEST // 1_000_000_000} GB together")
        with unfinished.open("wb") as file:
            package = ZipWriter(file)
            for name, content in everything.items():
                _add(package, name, content)
            package.close()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return path.stat().st_size


def _add(package: ZipWriter, name: str, content: bytes | MediaFile) -> None:
    packs = name[name.rfind(".") :].lower() in PACKED  # other media is packed already
    if isinstance(content, bytes) or packs or content.fitted:
        package.add(name, content if isinstance(content, bytes) else read_media(content), packs=packs)
        return
    with content.path.open("rb") as media:  # bit by bit: a film can be large
        package.copy(name, iter(lambda: media.read(CHUNK), b""))
