"""Where the builder keeps what is its own on a person's computer."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def own_folder() -> Path:
    """The folder of what is to last, which may not be there yet. RuntimeError: the person has no home."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "builder"


def cache_folder() -> Path:
    """The folder of what can be made again at any time, likewise. RuntimeError: as `own_folder`."""
    if sys.platform == "win32":
        return own_folder() / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "builder"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "builder"
