"""Serves pages on this computer alone: sockets of its own addresses, a quiet server, the browser."""

from __future__ import annotations

import asyncio
import errno
import socket
import sys
import threading
import webbrowser
from contextlib import suppress
from email.utils import formatdate
from typing import TYPE_CHECKING

import click
import uvicorn
from starlette.requests import ClientDisconnect

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIRST_PORT, PORTS = 8750, 50
THIS_COMPUTER, SIXTH = "127.0.0.1", "::1"


def free_sockets(port: int | None) -> list[socket.socket]:
    """A port, or the first free one of the usual (0: any): a socket on each address that browsers try for it.

    With one of them alone, another program could answer at the other. OSError: it is taken, or none is free.
    """
    refused = OSError("no port is free")
    for number in range(FIRST_PORT, FIRST_PORT + PORTS) if port is None else [port] * (PORTS if port == 0 else 1):
        try:
            first = _socket(socket.AF_INET, THIS_COMPUTER, number)
        except OSError as reason:
            refused = reason
            continue
        try:
            return [first, _socket(socket.AF_INET6, SIXTH, first.getsockname()[1])]
        except OSError as reason:
            if reason.errno != errno.EADDRINUSE:
                return [first]  # this computer has no such address
            refused = reason
            first.close()
    raise refused


def _socket(family: int, host: str, port: int) -> socket.socket:
    # Where TCP is not named, asyncio leaves the system to wait for more before it sends: up to 40 ms an answer.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":  # there it would let two servers have one port
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen()
    except OSError:
        sock.close()
        raise
    return sock


def claimed_sockets(port: int | None) -> list[socket.socket]:
    """`free_sockets` for a command: what keeps it from them is said to whoever typed it."""
    try:
        return free_sockets(port)
    except OSError as reason:
        taken = f"port {port} is taken by another program, perhaps another preview" if port else "no port is free"
        raise click.UsageError(
            f"{taken} ({reason.strerror or reason}). Leave --port out, and a free one is found."
        ) from reason


def address(sockets: list[socket.socket], name: str = THIS_COMPUTER) -> str:
    """Where a browser finds what they serve."""
    return f"http://{name}:{sockets[0].getsockname()[1]}/"


class _Server(uvicorn.Server):
    """Ends at the first Ctrl-C, without waiting for browsers that listen for changes.

    Until then it does nothing unless it is asked: uvicorn's own looks ten times a second whether it is to end.
    """

    def __init__(self, config: uvicorn.Config, close: Callable[[], object]) -> None:
        self._exits, self._end = False, asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        super().__init__(config)
        self.close = close

    @property
    def should_exit(self) -> bool:
        return self._exits

    @should_exit.setter
    def should_exit(self, exits: bool) -> None:
        self._exits = exits
        if exits and self._loop:
            self._loop.call_soon_threadsafe(self._end.set)  # a signal comes while the loop sleeps

    async def main_loop(self) -> None:
        self._loop = asyncio.get_running_loop()
        if not self.should_exit:
            await self._end.wait()
        self._loop = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the shape is uvicorn's
        self.should_exit = True
        self.force_exit = not self.config.timeout_graceful_shutdown
        self.close()


def quiet_server(app: ASGIApp, close: Callable[[], object], patience: int | None = None) -> uvicorn.Server:
    """A server that says nothing; `close` is called when it is to end.

    `patience`: for how many seconds what is being done may go on then; None: it ends with the server.
    """
    config = uvicorn.Config(
        _dated(app),
        log_level="error",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=patience,
        date_header=False,
        server_header=False,
    )
    return _Server(config, close)


def _dated(app: ASGIApp) -> ASGIApp:
    """The app, whose answers say when they were given (RFC 9110, 6.6.1)."""

    async def dated(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                date = (b"date", formatdate(usegmt=True).encode())
                message = {**message, "headers": [*message.get("headers", ()), date]}
            await send(message)

        with suppress(ClientDisconnect):  # who asked has gone while it was still being sent: there is nobody to answer
            await app(scope, receive, send_dated)

    return dated


def open_browser(where: str, *, wait: bool = False) -> None:
    """Opens an address, which may take a while. `wait`: until it is done, for a process that ends then."""
    opening = threading.Thread(target=webbrowser.open, args=[where], daemon=True)
    opening.start()
    if wait:
        opening.join()
