"""Says when an author has saved a file."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from watchfiles import awatch

from builder.source.folders import EXTENSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

STEP, LONGEST = 3, 40  # ms: changes that follow each other so closely go together; but never later than that
PAUSE = 0.2  # seconds between two looks at whether a folder is still the same one
SELDOM = 4  # steps
GONE = (0, 0)


async def watch(
    path: Path, extension_roots: Collection[Path], changed: Callable[[Collection[Path]], None], step: int = STEP
) -> None:
    """Calls `changed` with what changed below a folder, for ever, whether that goes and comes back or not.

    What lies right in the folders `beside` is watched, too: an organisation's settings; and all of its own. `step`: ms
    between two looks at what the system has noted, which is what watching costs; whether a folder is still the same
    one is looked at more seldom.
    """
    async with asyncio.TaskGroup() as group:
        group.create_task(_watch_one(path, changed, step, recursive=True))
        for folder in extension_roots:
            if not folder.is_relative_to(path):
                group.create_task(_watch_one(folder, changed, step, recursive=False))
                extensions = (folder / name for name in EXTENSIONS)
                for extension in filter(Path.is_dir, extensions):
                    group.create_task(_watch_one(extension, changed, step, recursive=True))


async def _watch_one(path: Path, changed: Callable[[Collection[Path]], None], step: int, *, recursive: bool) -> None:
    pause = max(PAUSE, SELDOM * step / 1000)
    polls = False  # looks at each file again and again, where the system can't watch so many
    while True:
        stop = asyncio.Event()
        gone = asyncio.create_task(_replaced(path, stop, pause))
        try:
            async for changes in awatch(
                path, step=step, debounce=LONGEST, recursive=recursive, stop_event=stop, force_polling=polls or None
            ):
                changed([Path(name) for _, name in changes])
        except OSError:
            polls = _identity(path) != GONE
            await asyncio.sleep(PAUSE)
        gone.cancel()
        changed([path])
        if _identity(path) == GONE:
            await _replaced(path, asyncio.Event(), pause)
            changed([path])


async def _replaced(path: Path, stop: asyncio.Event, pause: float) -> None:
    """Ends the watching of a folder once it is another one: the system watches what it was, and not its name."""
    first = _identity(path)
    while _identity(path) == first:  # noqa: ASYNC110 - nothing else says so
        await asyncio.sleep(pause)
    stop.set()


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return GONE
    return found.st_dev, found.st_ino
