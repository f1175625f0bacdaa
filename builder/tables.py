"""Tables in TOML and lists in YAML: kept as JSON, which reads many times faster."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from builder.diagnostics.contract import BrokenContractError
from builder.machine import store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def toml_of(file: Path) -> dict[str, Any]:
    """The table in a TOML file. BrokenContractError: it can't be read, as when it is half saved."""
    try:
        return _toml_of(file)
    except (OSError, ValueError) as reason:
        raise BrokenContractError(f"{file}: {reason}") from reason


def _toml_of(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    found: dict[str, Any] = cached("tables", content, _parsed)
    return found


def _parsed(content: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where a file is new

    return tomllib.loads(content.decode())


def cached(folder: str, content: bytes, read: Callable[[bytes], Any]) -> Any:
    """What `read` makes of a file's content, in types that JSON has; of one that was read before, what it made."""
    place = store.place_of(folder, f"{blake2b(content, digest_size=16).hexdigest()}.json")
    known = store.read(place) if place else None
    if known:
        with suppress(ValueError):  # who else may write there
            return json.loads(known)
    made = read(content)
    if place:
        with suppress(TypeError):  # a date, which JSON has not
            store.keep(place, json.dumps(made, separators=(",", ":")).encode())
    return made
