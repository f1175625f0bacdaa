"""Who of a team is where, and who writes."""

from __future__ import annotations

import threading
import time
from typing import Any

from builder.frozen import frozen

GONE = 45.0  # seconds after which somebody who did not ask is not here any more


@frozen
class Standing:
    """Where somebody is, in one window."""

    course: str
    file: str = ""
    page: str = ""  # its title
    id: str = ""  # of the page
    writing: bool = False  # there, a few minutes ago at most


class People:
    """Who is where. It may be asked from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._at: dict[tuple[str, str], tuple[Standing, float]] = {}  # by person and window; and when

    def others(self, by: str, window: str, at: Standing) -> list[dict[str, Any]]:
        """Notes where somebody is, and gives who else is in the course; `here`: on the same page."""
        now = time.monotonic()
        with self._lock:
            self._at = {who: noted for who, noted in self._at.items() if now - noted[1] < GONE}
            self._at.pop((by, window), None)
            if by and at.course:
                self._at[by, window] = at, now
            return [
                {
                    "by": who,
                    "file": place.file,
                    "page": place.page,
                    "id": place.id,
                    "writing": place.writing,
                    "here": bool(at.id) and (place.file, place.id) == (at.file, at.id),
                }
                for (who, _), (place, _) in sorted(self._at.items(), key=lambda one: one[0])
                if who != by and place.course == at.course and at.course
            ]
