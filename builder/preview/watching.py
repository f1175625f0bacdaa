"""Tells when an author has saved a file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import awatch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

ROOMS = ("blocks", "themes")  # of an organisation, beside its courses
STEP, LONGEST = 3, 40  # ms: changes that follow each other so closely are told together; but never later than that
PAUSE = 0.2  # seconds between two looks at a folder
GONE = (0, 0)


class Bell:
    """Rings for everyone who waits, until it is closed."""

    def __init__(self) -> None:
        self.count, self.closed = 0, False
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wakes all."""
        self.count += 1
        self._rung.set()
        self._rung = asyncio.Event()

    def close(self) -> None:
        """Wakes all for the last time."""
        self.closed = True
        self.ring()

    async def wait(self, seen: int) -> int:
        """The count once it is another than `seen`."""
        while self.count == seen and not self.closed:
            await self._rung.wait()
        return self.count


async def watch(path: Path, beside: Collection[Path], tell: Callable[[Collection[Path]], None]) -> None:
    """Tells of changes below a folder, for ever, whether it goes and comes back or not.

    What lies right in the folders `beside` is watched, too: an organisation's settings; and its own blocks and themes.
    """
    async with asyncio.TaskGroup() as group:
        group.create_task(_watch_one(path, tell, recursive=True))
        for folder in beside:
            if not folder.is_relative_to(path):
                group.create_task(_watch_one(folder, tell, recursive=False))
                rooms = (folder / name for name in ROOMS)
                for room in filter(Path.is_dir, rooms):
                    group.create_task(_watch_one(room, tell, recursive=True))


async def _watch_one(path: Path, tell: Callable[[Collection[Path]], None], *, recursive: bool) -> None:
    polls = False  # looks at each file again and again, where the system can't tell of so many
    while True:
        stop = asyncio.Event()
        gone = asyncio.create_task(_changed(path, stop))
        try:
            async for changes in awatch(
                path, step=STEP, debounce=LONGEST, recursive=recursive, stop_event=stop, force_polling=polls or None
            ):
                tell([Path(name) for _, name in changes])
        except OSError:
            polls = _identity(path) != GONE
            await asyncio.sleep(PAUSE)
        gone.cancel()
        tell([path])
        if _identity(path) == GONE:
            await _changed(path, asyncio.Event())
            tell([path])


async def _changed(path: Path, stop: asyncio.Event) -> None:
    """Ends the watching of a folder once it is another one: the system watches what it was, and not its name."""
    first = _identity(path)
    while _identity(path) == first:  # noqa: ASYNC110 - nobody tells of it
        await asyncio.sleep(PAUSE)
    stop.set()


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return GONE
    return found.st_dev, found.st_ino
