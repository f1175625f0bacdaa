"""Keeps what is slow to make in the person's cache folder, until nobody has asked for it in a long time."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from builder.machine.home import cache_folder

if TYPE_CHECKING:
    from pathlib import Path

DAY = 86_400  # seconds
OLDEST = 60 * DAY  # of what nobody asked for
LOOKED = "looked-through"  # a file whose time says when the folder was


def place_of(*names: str) -> Path | None:
    """Where something of those names is kept; None where the person has no home."""
    try:
        return cache_folder().joinpath(*names)
    except RuntimeError:
        return None


def read(place: Path) -> bytes | None:
    """What is kept there, which is then known to be asked for; None where nothing is, or it can't be read."""
    try:
        content = place.read_bytes()
        if place.stat().st_mtime + DAY < time.time():
            os.utime(place)
    except OSError:
        return None
    return content


def keep(place: Path, content: bytes) -> None:
    """Keeps it, if that can be done, and drops what is old."""
    from builder.machine.files import write_atomically  # noqa: PLC0415 - only where something was made

    if write_atomically(place, content):
        drop_old(cache_folder())


def drop_old(folder: Path) -> None:
    """Deletes what nobody asked for in a long time; looks once a day. Whatever can't be deleted stays."""
    now, mark = time.time(), folder / LOOKED
    with suppress(OSError):
        if mark.is_file() and abs(now - mark.stat().st_mtime) < DAY:
            return
    with suppress(OSError):
        mark.touch()
    for root, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                file = folder.__class__(root, name)
                if now - file.stat().st_mtime > OLDEST:
                    file.unlink()
