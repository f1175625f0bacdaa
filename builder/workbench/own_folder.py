"""The folder beside courses in which the workbench keeps what is its own: Git leaves it alone (gitignore(5))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.machine.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ".workbench"


def write_inside(root: Path, name: str, content: bytes) -> bool:
    """Writes a file of that folder, which is made where it is not there; False where it can't be written."""
    folder = root / FOLDER
    if not folder.is_dir():
        write_atomically(folder / ".gitignore", b"*\n")
    return write_atomically(folder / name, content)
