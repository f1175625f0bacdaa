"""Writes single files, each whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

UNFINISHED = re.compile(r"\.(?P<name>.+)\.(?P<process>\d{1,10})")


def write_text(path: Path, text: str) -> bool:
    """Writes a text file as `write_atomically` does."""
    return write_atomically(path, text.encode())


def write_atomically(path: Path, content: bytes) -> bool:
    """Writes a file whole or not at all, and only if it differs; its permissions stay. Whether it holds the content."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = unfinished_of(path)
        if path.is_file() and path.read_bytes() == content:
            return True
        if path.is_file() and not os.access(path, os.W_OK):
            return False
        try:
            unfinished.write_bytes(content)
            if path.is_file():
                shutil.copymode(path, unfinished)
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)  # what was written of it takes the room that is missed
            return False
    except OSError:
        return False
    return True


def unfinished_of(path: Path) -> Path:
    """Where a file is written before it takes its place; what processes left there that were killed is removed."""
    sweep(path.parent, path.suffix)
    return path.with_name(f".{path.name}.{os.getpid()}")


def sweep(folder: Path, ending: str) -> None:
    """Removes unfinished files with such an ending that processes left which were killed."""
    with suppress(OSError):  # another system's way to say that one is in use
        for left in folder.iterdir():
            match = UNFINISHED.fullmatch(left.name)
            if match and match["name"].endswith(ending) and not _runs(int(match["process"])):
                left.unlink()


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
