"""Python files, ours or an organisation's, as modules."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

INSIDE = Path(__file__).parent


class BrokenContractError(Exception):
    """A block, check, standard or theme lacks what its contract asks for; the message names the file."""


def load(file: Path, name: str) -> ModuleType:
    """A Python file of ours by its name, or of an organisation."""
    if file.is_relative_to(INSIDE):
        return importlib.import_module(name)
    name = ".".join(("organisation", *file.with_suffix("").parts[-3:]))
    spec = importlib.util.spec_from_file_location(name, file)
    if not spec or not spec.loader:
        raise BrokenContractError(f"{file}: can't be read as Python")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as reason:
        raise BrokenContractError(f"{file}: {type(reason).__name__}: {reason}") from reason
    return module
