"""How long a film or a sound plays, from its file alone: of MP4 and its kin (ISO 14496-12) and of WAV."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

    from builder.model import MediaFile

BOXED = (".mp4", ".m4v", ".m4a", ".mov")
MOST_BOXES = 10_000  # that are passed by: a file of a stranger may hold any number


def seconds_of(file: MediaFile) -> float | None:
    """The seconds that a clip plays; None where its file doesn't say so in a way that is known here."""
    try:
        with file.path.open("rb") as opened:
            if file.name.lower().endswith(BOXED):
                return _of_boxes(opened, file.size)
            return _of_wave(opened) if file.name.lower().endswith(".wav") else None
    except (OSError, struct.error, ValueError, ZeroDivisionError):  # gone, or not what it says
        return None


def _of_boxes(opened: BinaryIO, end: int) -> float | None:
    """The duration in `moov/mvhd` (8.2.2)."""
    inside = _box(opened, b"moov", end)
    if inside is None or _box(opened, b"mvhd", inside) is None:
        return None
    head = opened.read(32)
    if head[:1] == b"\1":
        scale, duration = struct.unpack_from(">IQ", head, 20)
    else:
        scale, duration = struct.unpack_from(">II", head, 12)
    return float(duration / scale) if duration and duration != 0xFFFFFFFF else None  # noqa: PLR2004 - all ones: unknown


def _box(opened: BinaryIO, wanted: bytes, end: int) -> int | None:
    """Goes to what a box holds, from here on; where it ends. None: there is none before `end`."""
    for _ in range(MOST_BOXES):
        start = opened.tell()
        if start + 8 > end:
            return None
        size, kind = struct.unpack(">I4s", opened.read(8))
        if size == 1:
            (size,) = struct.unpack(">Q", opened.read(8))
        size = end - start if size == 0 else size
        if kind == wanted:
            return int(start + size)
        opened.seek(start + max(8, size))
    return None


def _of_wave(opened: BinaryIO) -> float | None:
    """The bytes of the sound by those of a second."""
    riff, _, wave = struct.unpack("<4sI4s", opened.read(12))
    a_second = 0
    for _ in range(MOST_BOXES if (riff, wave) == (b"RIFF", b"WAVE") else 0):
        kind, size = struct.unpack("<4sI", opened.read(8))
        if kind == b"data":
            return float(size / a_second)
        start = opened.tell()
        if kind == b"fmt ":
            (a_second,) = struct.unpack_from("<I", opened.read(16), 8)
        opened.seek(start + size + size % 2)
    return None
