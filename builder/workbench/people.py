"""Who of a team is where."""

from __future__ import annotations

import threading
import time
from typing import Any

GONE = 45.0  # seconds after which somebody who did not ask is not here any more


class People:
    """Who is where. It may be asked from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at: dict[str, tuple[str, str, str, float]] = {}  # course, file, page, when

    def others(self, by: str, course: str, file: str, page: str) -> list[dict[str, Any]]:
        """Notes where somebody is, and gives who else is in the course; `here`: on the same page."""
        now = time.monotonic()
        with self._lock:
            self._at = {who: place for who, place in self._at.items() if now - place[3] < GONE}
            if by:
                self._at[by] = course, file, page, now
            return [
                {"by": who, "file": place[1], "page": place[2], "here": bool(page) and place[1:3] == (file, page)}
                for who, place in sorted(self._at.items())
                if who != by and place[0] == course and course
            ]
