"""Runs the player: two ports, the browser, and the report at the end."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

from builder.player.room import Room
from builder.player.server import player_app
from builder.player.stage import stage_app
from builder.preview.guard import guarded
from builder.preview.running import THIS_COMPUTER, address, open_browser, quiet_server
from builder.preview.watching import Bell

if TYPE_CHECKING:
    from pathlib import Path

    from builder.doctor.package import Package
    from builder.player.contents import Contents


def play(package: Package, contents: Contents, place: Path, sock: socket.socket, *, browser: bool) -> Room:
    """Serves until Ctrl-C; then what was told."""
    room = Room(package, contents, place, Bell())
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(room, sock, browser=browser))
    return room


async def _serve(room: Room, sock: socket.socket, *, browser: bool) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind((THIS_COMPUTER, 0))  # another each time, so that no package finds what one before it left
        other.listen()
        loop, player, stage = asyncio.get_running_loop(), address(sock).rstrip("/"), address(other).rstrip("/")
        ports = sock.getsockname()[1], other.getsockname()[1]

        def close() -> None:
            loop.call_soon_threadsafe(room.bell.close)
            for one in servers:
                one.should_exit = one.force_exit = True

        servers = [
            quiet_server(guarded(player_app(room, stage), ports[0]), close),
            quiet_server(guarded(stage_app(room, player, stage), ports[1], framed="/stage/"), close),
        ]
        if browser:
            open_browser(sock)
        await asyncio.gather(servers[0].serve([sock]), servers[1].serve([other]))
