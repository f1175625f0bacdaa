"""What an LMS says of a module, as data that may come from a stranger: its shape, and how it is made to fit."""

from __future__ import annotations

from typing import Any

MOST = 5_000  # entries of a list
LARGEST = 1e15  # number that is taken for one
LONGEST = 70_000  # characters of a text
# `Summary` of contract.js: the shape of each value, and what it is where it has none; None: a number.
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
    """What was given, as far as it has the shape that it must have; what is missing, or has another, is empty."""
    if isinstance(shape, dict):
        entries = given if isinstance(given, dict) else {}
        return {name: fitted(entries.get(name), inner) for name, inner in shape.items()}
    if isinstance(shape, list):
        return [fitted(one, shape[0]) for one in given[:MOST]] if isinstance(given, list) else []
    if shape is None or isinstance(shape, float):
        is_number = isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < LARGEST
        return given if is_number else shape
    if isinstance(shape, str):
        return given[:LONGEST].encode("utf-8", "replace").decode() if isinstance(given, str) else shape
    return given if isinstance(given, bool) else shape
