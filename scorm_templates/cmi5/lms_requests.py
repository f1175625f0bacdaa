"""What a module asks the LMS over HTTP, and what it is answered."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

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
