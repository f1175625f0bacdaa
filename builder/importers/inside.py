"""The files of a folder that somebody wants to bring in: in which order, and which of them are no texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.importers.course_folder import RECORD
from builder.importers.report import natural
from builder.source.load import LOCK_FILE
from builder.source.others import INDEXES, MADE, others_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OF_SYSTEMS = {"thumbs.db", "desktop.ini", "__macosx"}
SHOWN = {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".mp4", ".webm", ".mp3", ".wav", ".m4a", ".vtt"}
OF_PROGRAMS = {
    "_config.yml",
    "book.toml",
    "summary.md",
    "_sidebar.md",
    "_category_.json",
    "package.json",
    "sidebars.js",
}
DEEPEST = 20  # folders within each other


def files_inside(folder: Path) -> Iterator[Path]:
    """Each file of a folder and of those in it, “2” before “10”; not what systems and programs hide there.

    Markdown comes first, in the order that an index of another program, or its first page, says.
    """
    others = others_in(folder)
    first = [folder / name for name in others.names] if others else []
    rest = [one for one in _files(folder, 0) if one not in first]
    yield from first
    yield from (one for one in rest if one.name != LOCK_FILE and (not others or not _of_index(one)))


def _of_index(path: Path) -> bool:
    """Whether a file only says how another program builds a site or a book."""
    return path.name in INDEXES or path.name.lower() in OF_PROGRAMS or bool(MADE & {*path.parts})


def _files(folder: Path, depth: int) -> Iterator[Path]:
    for one in sorted(folder.iterdir(), key=lambda path: natural(path.name.casefold())):
        if one.name.startswith((".", "~$")) or one.name.lower() in OF_SYSTEMS:
            continue
        if one.is_dir() and (one / RECORD).is_dir():
            continue  # what an import has made
        if one.is_dir() and not one.is_symlink() and depth < DEEPEST:
            yield from _files(one, depth + 1)
        elif one.is_file():
            yield one


def is_shown(path: Path) -> bool:
    """Whether a file is one that a text shows: a picture, a clip, a sound."""
    return path.suffix.lower() in SHOWN
