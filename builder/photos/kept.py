"""Photos are made once: what a page shows of one is kept in the person's cache folder, by its content."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from builder.home import cache_folder
from builder.package import write_whole
from builder.photos import fit

if TYPE_CHECKING:
    from pathlib import Path

    from builder.photos.fit import Photo

UNUSED = 90 * 86_400  # seconds after which what nobody asked for is cleared away


def shown(original: bytes, widest: int, folder: Path | None = None) -> Photo:
    """As `fit.shown`, from `folder` (the person's cache) where it has been made before.

    Where it can't be kept, it is made anew each time. NoPictureError: it can't be read.
    """
    folder = folder or cache_folder() / "photos"
    key = hashlib.sha256(original).hexdigest()[:40]
    stem = f"{key}-{widest}-{fit.RECIPE}"
    found = _read(folder, stem)
    if found:
        return found
    made = fit.shown(original, widest)
    name = f"{stem}-{made.width}x{made.height}-{made.pages}-{_check(made.content)}.{made.ending}"
    with suppress(OSError):
        _clear(folder)
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, made.content)
    return made


def _read(folder: Path, stem: str) -> Photo | None:
    """What was kept; None where there is nothing, or not the whole of it."""
    with suppress(OSError, ValueError):
        for file in folder.glob(f"{stem}-*"):
            size, pages, check = file.stem.removeprefix(f"{stem}-").split("-")
            width, height = map(int, size.split("x"))
            content = file.read_bytes()
            if _check(content) == check:
                file.touch()
                return fit.Photo(content, file.suffix[1:], width, height, int(pages))
    return None


def _check(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _clear(folder: Path) -> None:
    """Clears away what nobody has asked for in a long time."""
    before = time.time() - UNUSED
    for file in folder.glob("*"):
        if file.stat().st_mtime < before:
            file.unlink(missing_ok=True)
