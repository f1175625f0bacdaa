"""Tables in TOML, of the builder's own and of organisations: kept as JSON, which reads many times faster."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from builder.diagnostics.contract import BrokenContractError
from builder.machine import store

if TYPE_CHECKING:
    from pathlib import Path


def toml_of(file: Path) -> dict[str, Any]:
    """The table in a TOML file. BrokenContractError: it can't be read, as when it is half saved."""
    try:
        return _toml_of(file)
    except (OSError, ValueError) as reason:
        raise BrokenContractError(f"{file}: {reason}") from reason


def _toml_of(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    place = store.place_of("tables", f"{blake2b(content, digest_size=16).hexdigest()}.json")
    known = store.read(place) if place else None
    if known:
        with suppress(ValueError):  # who else may write there
            found: dict[str, Any] = json.loads(known)
            return found
    import tomllib  # noqa: PLC0415 - only where a file is new

    made = tomllib.loads(content.decode())
    if place:
        with suppress(TypeError):  # a date, which JSON has not
            store.keep(place, json.dumps(made, separators=(",", ":")).encode())
    return made
