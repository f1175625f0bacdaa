"""A standard's plugin for the LMS: `plugin.py` in its folder, where Python has something to say.

It may hold `blocked`, `unsupported`, `MOVES` and `move`, for the order of modules, and `start`, `respond` and `read`,
for a standard that talks over HTTP. scorm_templates/README.md says what each takes and gives.
"""

from __future__ import annotations

import importlib
import sys
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from builder.discover import TOP
from builder.trust import finder_of

if TYPE_CHECKING:
    from pathlib import Path

NAME = "plugin"


@cache
def plugin_of(folder: Path) -> ModuleType:
    """The module of a standard's folder; an empty one where there is none."""
    package = f"standard_{folder.name}_{abs(hash(folder))}"
    if not (folder / f"{NAME}.py").is_file():
        return ModuleType(package)
    holder = ModuleType(package)
    holder.__path__ = [str(folder)]  # so that its modules can import each other
    if not folder.is_relative_to(TOP):
        sys.path_importer_cache[str(folder)] = finder_of(folder)
    sys.modules[package] = holder
    return importlib.import_module(f"{package}.{NAME}")
