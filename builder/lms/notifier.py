"""Tells all who listen that something has changed."""

from __future__ import annotations

import asyncio


class ChangeNotifier:
    """Wakes everyone who waits, until it is closed. Its methods belong to the event loop's thread."""

    def __init__(self) -> None:
        self.count, self.closed = 0, False  # changes so far
        self._changed = asyncio.Event()

    def notify(self) -> None:
        """Wakes all."""
        self.count += 1
        self._changed.set()
        self._changed = asyncio.Event()

    def close(self) -> None:
        """Wakes all for the last time."""
        self.closed = True
        self.notify()

    async def wait(self, seen: int) -> int:
        """The count, once it is another than `seen`; at once when it is closed."""
        while self.count == seen and not self.closed:
            await self._changed.wait()
        return self.count
