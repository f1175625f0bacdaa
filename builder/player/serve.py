"""Runs the player until Ctrl-C: two ports, and the browser.

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

from builder.lms.guard import guarded
from builder.lms.notifier import ChangeNotifier
from builder.lms.server import address, free_sockets, open_browser, quiet_server
from builder.player.enrolment import Enrolment
from builder.player.routes import player_app
from builder.player.stage import stage_app

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from builder.doctor.package import Package
    from builder.lms.contents import Contents


def own_name() -> str:
    """The name of a site that is no other program's, and that nobody can guess."""
    return f"{token_hex(8)}.localhost"


def play(  # noqa: PLR0913 - what it serves, and where
    package: Package, contents: Contents, place: Path, sockets: list[socket.socket], name: str, *, browser: bool
) -> Enrolment:
    """Serves under a name of this computer until Ctrl-C; then what the LMS holds."""
    enrolment = Enrolment(package, contents, place, ChangeNotifier())
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(enrolment, sockets, name, browser=browser))
    return enrolment


async def _serve(enrolment: Enrolment, sockets: list[socket.socket], name: str, *, browser: bool) -> None:
    others = free_sockets(0)  # another port each time, so that no package finds what one before it left
    loop, player, stage = asyncio.get_running_loop(), address(sockets, name)[:-1], address(others, name)[:-1]

    def close() -> None:
        loop.call_soon_threadsafe(enrolment.changes.close)
        for one in servers:
            one.should_exit = one.force_exit = True

    apps = (
        guarded(player_app(enrolment, stage), {player.removeprefix("http://")}),
        guarded(stage_app(enrolment, player, stage), {stage.removeprefix("http://")}, framed="/stage/"),
    )
    servers = [quiet_server(app, close) for app in apps]
    if browser:
        open_browser(address(sockets, name))
    await asyncio.gather(servers[0].serve(sockets), servers[1].serve(others))
