"""Runs the player: two ports, the browser, and the report at the end.

Both have a site of their own, `<random>.localhost` (RFC 6761, 6.3), which no other program of this computer has: a
browser sends no cookie of theirs with what a package asks, whatever their `SameSite` says. Another port of `127.0.0.1`
would be another origin and the same site. Player and package share the site, and no origin: a package in a frame of
another site could keep nothing.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from secrets import token_hex
from typing import TYPE_CHECKING

from builder.player.room import Room
from builder.player.server import player_app
from builder.player.stage import stage_app
from builder.preview.guard import guarded
from builder.preview.running import address, free_sockets, open_browser, quiet_server
from builder.preview.watching import Bell

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from builder.doctor.package import Package
    from builder.player.contents import Contents


def own_name() -> str:
    """The name of a site that is no other program's, and that nobody can guess."""
    return f"{token_hex(8)}.localhost"


def play(  # noqa: PLR0913 - what it serves, and where
    package: Package, contents: Contents, place: Path, sockets: list[socket.socket], name: str, *, browser: bool
) -> Room:
    """Serves under a name of this computer until Ctrl-C; then what was told."""
    room = Room(package, contents, place, Bell())
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(room, sockets, name, browser=browser))
    return room


async def _serve(room: Room, sockets: list[socket.socket], name: str, *, browser: bool) -> None:
    others = free_sockets(0)  # another port each time, so that no package finds what one before it left
    loop, player, stage = asyncio.get_running_loop(), address(sockets, name)[:-1], address(others, name)[:-1]

    def close() -> None:
        loop.call_soon_threadsafe(room.bell.close)
        for one in servers:
            one.should_exit = one.force_exit = True

    servers = [
        quiet_server(guarded(player_app(room, stage), {player.removeprefix("http://")}), close),
        quiet_server(guarded(stage_app(room, player, stage), {stage.removeprefix("http://")}, framed="/stage/"), close),
    ]
    if browser:
        open_browser(address(sockets, name))
    await asyncio.gather(servers[0].serve(sockets), servers[1].serve(others))
