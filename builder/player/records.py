"""What the LMS holds of each part of a package, kept between runs in the user's own folder for such things."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from builder.home import own_folder
from builder.package.write import write_text

if TYPE_CHECKING:
    from pathlib import Path

FORM = 1  # of the file
MOST = 5_000  # entries of a list that a package told
LARGEST = 1e15  # number that is taken for one
LONGEST = 70_000  # characters of a text that a package told
# `Summary` of builder/preview/contract.js: the shape of each value, and what it is where it has none; None: a number.
SUMMARY: dict[str, Any] = {
    "completion": "not attempted",
    "success": "unknown",
    "score": None,
    "raw": "",
    "progress": None,
    "seconds": 0.0,
    "location": "",
    "state": "",
    "suspended": False,
    "objectives": [
        {"id": "", "score": None, "success": "unknown", "completion": "unknown", "progress": None},
    ],
    "answers": [
        {
            "id": "",
            "question": "",
            "kind": "",
            "response": "",
            "right": "",
            "result": "",
            "score": None,
            "weight": "",
            "latency": None,
            "time": "",
            "objective": "",
        },
    ],
    "comments": [""],
    "values": [[""]],
    "navigation": "",
}
CALL: dict[str, Any] = {"verb": "", "args": [""], "answer": "", "error": "", "fault": "", "habit": "", "time": 0.0}


def fitted(given: Any, shape: Any) -> Any:
    """What a package told, as far as it has the shape that it must have."""
    if isinstance(shape, dict):
        told = given if isinstance(given, dict) else {}
        return {name: fitted(told.get(name), inner) for name, inner in shape.items()}
    if isinstance(shape, list):
        return [fitted(one, shape[0]) for one in given[:MOST]] if isinstance(given, list) else []
    if shape is None or isinstance(shape, float):
        is_number = isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < LARGEST
        return given if is_number else shape
    if isinstance(shape, str):
        return given[:LONGEST].encode("utf-8", "replace").decode() if isinstance(given, str) else shape
    return given if isinstance(given, bool) else shape


@dataclass(slots=True)
class Record:
    """What is held of one part."""

    kept: Any = None  # JSON that only the part's standard understands; None: never opened
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
    """The records by their parts' keys; {} where there are none that can be read."""
    try:
        held = json.loads(place.read_text("utf-8"))
        parts = held["parts"].items() if held["form"] == FORM else ()
        return {key: _record(one) for key, one in parts}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _record(held: dict[str, Any]) -> Record:
    return Record(held["kept"], fitted(held["summary"], SUMMARY), int(held["attempt"]), int(held["launches"]))


def write_records(place: Path, records: dict[str, Record]) -> bool:
    """Whether they were kept."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    held = {key: asdict(one) for key, one in records.items()}
    return write_text(place, json.dumps({"form": FORM, "parts": held}))
