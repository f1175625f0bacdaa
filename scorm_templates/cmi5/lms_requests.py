"""What a module asks the LMS over HTTP, and what it is answered."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Mapping

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """What a module asks."""

    method: str
    path: str  # below the session's own address: "fetch", "statements", "activities/state", "agents/profile" and so on
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)  # by their names in lower case
    body: bytes = b""


HEADERS = ("authorization", "content-type", "if-match", "if-none-match", "x-experience-api-version")


def as_meant(request: Request) -> Request:
    """The request without what changes nothing: doubled slashes, and the form for browsers that can't send headers.

    That form (xAPI 1.0.3, part 3, 1.3) is a POST with `method` in its address, and all else as fields of a form:
    parameters, headers and `content`. ValueError: it is none.
    """
    path = "/".join(filter(None, request.path.split("/")))
    if request.method != "POST" or "method" not in request.query:
        return replace(request, path=path)
    fields = dict(parse_qsl(request.body.decode(), keep_blank_values=True, max_num_fields=1000))
    named = {name.lower(): value for name, value in fields.items()}
    others = {
        name: value for name, value in fields.items() if name.lower() not in {*HEADERS, "content", "content-length"}
    }
    return Request(
        request.query["method"].upper(),
        path,
        {name: value for name, value in request.query.items() if name != "method"} | others,
        {**request.headers, "content-type": JSON, **{name: named[name] for name in HEADERS if name in named}},
        named.get("content", "").encode(),
    )


def json_in(request: Request) -> Any:
    """The JSON that is sent, with attachments or without (xAPI 1.0.3, part 3, 1.5.2). ValueError: it is none."""
    kind = request.headers.get("content-type", "")
    if not kind.lower().startswith("multipart/mixed"):
        return json.loads(request.body)
    parts = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + request.body).get_payload()
    first = parts[0] if isinstance(parts, list) and parts else None
    content = first.get_payload(decode=True) if first is not None and not isinstance(first, str) else None
    return json.loads(content if isinstance(content, bytes) else b"")


@dataclass(frozen=True, slots=True)
class Response:
    """What it is answered."""

    status: int
    content: Any = None  # JSON, or bytes as they are; None: nothing
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """The content as it travels."""
        if isinstance(self.content, bytes):
            return self.content
        return b"" if self.content is None else json.dumps(self.content).encode()
