"""The files of data that Storyline publishes: JSON, as it is or in a text of JavaScript, which is never run."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from builder.importers.source import SourceFile

GIVEN = re.compile(r"globalProvideData\(\s*(['\"])\w+\1\s*,\s*")
LARGEST = 40_000_000  # bytes
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": ""}
ESCAPED = re.compile(r"\\(?:u(?P<long>[0-9a-fA-F]{4})|x(?P<short>[0-9a-fA-F]{2})|(?P<sign>.))", re.DOTALL)


def data_in(file: SourceFile, name: str) -> dict[str, Any]:
    """What a file gives. KeyError: it is not there. RefusedError: it is damaged."""
    text = file.part(name, LARGEST).decode("utf-8-sig", "replace")
    match = GIVEN.search(text)
    rest = text[match.end() :] if match else text
    try:
        quote = rest[:1]
        if quote in {"'", '"'}:
            rest = ESCAPED.sub(_unescaped, rest[1 : rest.rindex(quote)])
        data, _ = json.JSONDecoder().raw_decode(rest.lstrip())
    except (ValueError, RecursionError) as reason:
        raise RefusedError(f"“{name}” in it is damaged", "publish the course again, and import that") from reason
    return data if isinstance(data, dict) else {}


def _unescaped(match: re.Match[str]) -> str:
    code = match["long"] or match["short"]
    return chr(int(code, 16)) if code else SIGNS.get(match["sign"], match["sign"])


def found_in(value: Any, kind: str, depth: int = 0) -> list[dict[str, Any]]:
    """All objects of a kind, wherever they stand."""
    found: list[dict[str, Any]] = []
    if isinstance(value, dict):
        if value.get("kind") == kind:
            found.append(value)
        inner: Any = value.values()
    else:
        inner = value if isinstance(value, list) else ()
    if depth < 60:  # noqa: PLR2004 - deeper than any slide is
        for one in inner:
            found += found_in(one, kind, depth + 1)
    return found
