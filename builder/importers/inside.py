"""The files of a folder that somebody wants to bring in: in which order, and which of them are no texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.course_folder import RECORD
from builder.importers.report import natural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OF_SYSTEMS = {"thumbs.db", "desktop.ini", "__macosx"}
SHOWN = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp4", ".webm", ".mp3", ".wav", ".m4a", ".vtt"}
DEEPEST = 20  # folders within each other


def files_inside(folder: Path, depth: int = 0) -> Iterator[Path]:
    """Each file of a folder and of those in it, “2” before “10”; not what systems and programs hide there."""
    for one in sorted(folder.iterdir(), key=lambda path: natural(path.name.casefold())):
        if one.name.startswith((".", "~$")) or one.name.lower() in OF_SYSTEMS:
            continue
        if one.is_dir() and (one / RECORD).is_dir():
            continue  # what an import has made
        if one.is_dir() and not one.is_symlink() and depth < DEEPEST:
            yield from files_inside(one, depth + 1)
        elif one.is_file():
            yield one


def is_shown(path: Path) -> bool:
    """Whether a file is one that a text shows: a picture, a clip, a sound."""
    return path.suffix.lower() in SHOWN
