"""Runs the preview: finds a port, opens the browser, and ends when it is told to."""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

import click
import uvicorn

from builder.preview.guard import guarded
from builder.preview.watching import Bell, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path
    from types import FrameType

    from starlette.types import ASGIApp

    from builder.preview.courses import Courses

FIRST_PORT, PORTS = 8750, 50
THIS_COMPUTER = "127.0.0.1"


def free_socket(port: int | None) -> socket.socket:
    """A socket on a port, or on the first free one of the usual. OSError: it is taken, or none is free."""
    refused = OSError("no port is free")
    for number in [port] if port is not None else range(FIRST_PORT, FIRST_PORT + PORTS):
        # Where TCP is not named, asyncio leaves the system to wait for more before it sends: up to 40 ms an answer.
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
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


def claimed_socket(port: int | None) -> socket.socket:
    """`free_socket` for a command: what keeps it from one is said to whoever typed it."""
    try:
        return free_socket(port)
    except OSError as reason:
        taken = f"port {port} is taken by another program, perhaps another preview" if port else "no port is free"
        raise click.UsageError(
            f"{taken} ({reason.strerror or reason}). Leave --port out, and a free one is found."
        ) from reason


class _Server(uvicorn.Server):
    """Ends at the first Ctrl-C, without waiting for browsers that listen for changes."""

    def __init__(self, config: uvicorn.Config, close: Callable[[], object]) -> None:
        super().__init__(config)
        self.close = close

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the shape is uvicorn's
        self.should_exit = self.force_exit = True
        self.close()


def quiet_server(app: ASGIApp, close: Callable[[], object]) -> uvicorn.Server:
    """A server that says nothing; `close` is called when it is to end."""
    return _Server(uvicorn.Config(app, log_level="error", access_log=False, lifespan="off"), close)


def open_browser(sock: socket.socket) -> None:
    """Opens the page that a socket serves, which may take a while."""
    threading.Thread(target=webbrowser.open, args=[address(sock)], daemon=True).start()


def serve(courses: Courses, sock: socket.socket, *, browser: bool) -> None:
    """Serves until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(courses, sock, browser=browser))


async def _serve(courses: Courses, sock: socket.socket, *, browser: bool) -> None:
    from builder.preview.server import application  # noqa: PLC0415 - the player, which runs as this does, needs it not

    bell, loop, port = Bell(), asyncio.get_running_loop(), sock.getsockname()[1]

    def tell(paths: Collection[Path]) -> None:
        courses.changed(paths)
        bell.ring()

    server = quiet_server(guarded(application(courses, bell), port), lambda: loop.call_soon_threadsafe(bell.close))
    watching = asyncio.create_task(watch(courses.path, courses.beside, tell))
    if browser:
        open_browser(sock)
    await server.serve([sock])
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


def address(sock: socket.socket) -> str:
    """Where a browser finds it."""
    return f"http://{THIS_COMPUTER}:{sock.getsockname()[1]}/"
