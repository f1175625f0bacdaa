"""The one workbench that runs for a folder, where it was started without a terminal: a second start opens its page.

Nobody sees a terminal in which it could be ended, so it ends itself, some time after its last page was closed.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import urllib.error
import urllib.request
from contextlib import suppress
from typing import TYPE_CHECKING

from builder.machine.files import write_atomically
from builder.machine.home import own_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.types import ASGIApp, Receive, Scope, Send

ALONE = 120.0  # seconds without a page, after which it ends
WAIT = 2  # seconds for the other one's answer
PRIVATE = 0o600
EVENTS = "/events"


class Presence:
    """How many pages are open: each listens for changes as long as it is."""

    def __init__(self) -> None:
        self.pages = 0
        self._left = 0.0

    def watched(self, app: ASGIApp) -> ASGIApp:
        """The app, whose listeners are counted."""

        async def watch(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or scope["path"] != EVENTS:
                await app(scope, receive, send)
                return
            self.pages += 1
            try:
                await app(scope, receive, send)
            finally:
                self.pages -= 1
                self._left = asyncio.get_running_loop().time()

        return watch

    async def end_when_alone(self, end: Callable[[], object], patience: float = ALONE) -> None:
        """Ends the server once no page has been open for that many seconds."""
        loop = asyncio.get_running_loop()
        self._left = loop.time()
        while True:
            await asyncio.sleep(min(patience / 4, 15))
            if not self.pages and loop.time() - self._left >= patience:
                break
        end()


def running_at(root: Path) -> str:
    """The address, with its secret, of the workbench that runs for a folder; "" where none answers."""
    try:
        where = _record(root).read_text("utf-8").strip()
        with urllib.request.build_opener(_Stay).open(where, timeout=WAIT):
            return ""
    except urllib.error.HTTPError as answer:
        return where if answer.code == 303 else ""  # noqa: PLR2004 - it takes the secret, and leads on
    except (OSError, ValueError, RuntimeError):
        return ""


def remember(root: Path, where: str) -> None:
    """Notes the address for the next start, for this person alone to read."""
    with suppress(OSError, RuntimeError):
        path = _record(root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(PRIVATE)
        path.chmod(PRIVATE)
        write_atomically(path, f"{where}\n".encode())


def forget(root: Path) -> None:
    """It has ended."""
    with suppress(OSError, RuntimeError):
        _record(root).unlink()


def _record(root: Path) -> Path:
    name = hashlib.blake2b(os.fsencode(root.resolve()), digest_size=12).hexdigest()
    return own_folder() / "workbench" / f"{name}.txt"


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None
