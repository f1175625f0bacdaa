"""Runs the preview: finds a port, opens the browser, and ends when it is told to."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from builder.preview.courses import Courses
from builder.preview.guard import guarded
from builder.preview.server import application
from builder.preview.watching import Bell, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path
    from types import FrameType

FIRST_PORT, PORTS = 8750, 50
THIS_COMPUTER = "127.0.0.1"


def free_socket(port: int | None) -> socket.socket:
    """A socket on a port, or on the first free one of the usual. OSError: it is taken, or none is free."""
    refused = OSError("no port is free")
    for number in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS):
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two servers have one port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((THIS_COMPUTER, number))
            sock.listen()
        except OSError as reason:
            sock.close()
            refused = reason
        else:
            return sock
    raise refused


class _Server(uvicorn.Server):
    """Ends at the first Ctrl-C, without waiting for browsers that listen for changes."""

    def __init__(self, config: uvicorn.Config, close: Callable[[], object]) -> None:
        super().__init__(config)
        self.close = close

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the shape is uvicorn's
        self.should_exit = self.force_exit = True
        self.close()


def serve(path: Path, sock: socket.socket, *, browser: bool) -> None:
    """Serves until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(Courses(path), sock, browser=browser))


async def _serve(courses: Courses, sock: socket.socket, *, browser: bool) -> None:
    bell, loop, port = Bell(), asyncio.get_running_loop(), sock.getsockname()[1]

    def tell(paths: Collection[Path]) -> None:
        courses.changed(paths)
        bell.ring()

    config = uvicorn.Config(
        guarded(application(courses, bell), port), log_level="error", access_log=False, lifespan="off"
    )
    server = _Server(config, lambda: loop.call_soon_threadsafe(bell.close))
    watching = asyncio.create_task(watch(courses.path, courses.alone, tell))
    if browser:
        threading.Thread(target=webbrowser.open, args=[address(sock)], daemon=True).start()
    await server.serve([sock])
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


def address(sock: socket.socket) -> str:
    """Where a browser finds it."""
    return f"http://{THIS_COMPUTER}:{sock.getsockname()[1]}/"
