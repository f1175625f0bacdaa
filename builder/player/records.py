"""What the LMS holds of each module of a package, kept between runs in the user's own folder for such things."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from builder.lms.summary import SUMMARY, fitted
from builder.machine.home import own_folder
from builder.package.write import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORM = 1  # of the file


@dataclass(slots=True)
class Record:
    """What is held of one module."""

    state: Any = None  # `LmsState` of builder/lms/contract.js; None: never opened
    summary: dict[str, Any] = field(default_factory=lambda: fitted({}, SUMMARY))
    attempt: int = 1
    launches: int = 0


def digest_of(path: Path) -> str:
    """What a package is known by: its content."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def place_of(digest: str) -> Path:
    """The file that holds a package's records."""
    return own_folder() / "play" / f"{digest[:32]}.json"


def read_records(place: Path) -> dict[str, Record]:
    """The records by their modules' keys; {} where there are none that can be read."""
    try:
        stored = json.loads(place.read_text("utf-8"))
        parts = stored["parts"].items() if stored["form"] == FORM else ()
        return {key: _read(one) for key, one in parts}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def write_records(place: Path, records: Mapping[str, Record]) -> bool:
    """Whether they were kept."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    stored = {key: _written(one) for key, one in records.items()}
    return write_text(place, json.dumps({"form": FORM, "parts": stored}))


def _read(stored: Mapping[str, Any]) -> Record:
    return Record(stored["kept"], fitted(stored["summary"], SUMMARY), int(stored["attempt"]), int(stored["launches"]))


def _written(record: Record) -> dict[str, Any]:
    """A record in the words of the file, which stay, so that no earlier play is lost."""
    return {
        "kept": record.state,
        "summary": record.summary,
        "attempt": record.attempt,
        "launches": record.launches,
    }
