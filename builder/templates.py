"""The one way in which templates are read: escaped by default, strict about names, compiled once a machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemBytecodeCache, StrictUndefined

if TYPE_CHECKING:
    from jinja2 import BaseLoader


def environment(loader: BaseLoader) -> Environment:
    """An environment for HTML and XML."""
    return Environment(
        loader=loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(),
    )


def _bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates in the user's own temporary folder; compiling them is half of a small build otherwise."""
    try:
        return FileSystemBytecodeCache()
    except (OSError, RuntimeError):  # no folder that only this user can write to
        return None
