"""What a page asks: read with a limit, and taken for nothing where it makes no sense."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.requests import Request

LONGEST_QUESTION = 10_000  # bytes


async def read_body(request: Request, most: int) -> bytes:
    """What was sent; b"" for more than `most` bytes, of which no more is read."""
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > most:
            return b""
    return bytes(found)


async def read_json(request: Request, most: int = LONGEST_QUESTION) -> dict[str, Any]:
    """The object that a page sent; {} for anything else, and for what is longer or deeper than any question."""
    try:
        sent = json.loads(await read_body(request, most))
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}
