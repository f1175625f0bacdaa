"""Runs the workbench until Ctrl-C: its page on one port, modules on another, and the watch over the files.

Modules have an origin of their own, so that no script of theirs can reach what the page may do: the guard refuses what
comes from another origin, though it is the same computer.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from builder.lms.guard import guarded, plain_hosts
from builder.lms.notifier import ChangeNotifier
from builder.lms.server import address, free_sockets, open_browser, quiet_server
from builder.preview.routes import pane_application
from builder.preview.watching import watch
from builder.workbench.routes import application
from builder.workbench.running import Presence
from builder.workbench.session import Session
from builder.workbench.team import known

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Collection, Coroutine
    from pathlib import Path

    from starlette.types import ASGIApp

    from builder.workbench.engine import Engine
    from builder.workbench.team import Team


PATIENCE = 3  # seconds in which a text that is being saved is saved
STEP = 250  # ms: what is saved here is known at once; what others save may wait so long, and idling costs little
IN_TURN = 0.0005  # seconds that a thread goes on while others wait: no save waits for somebody else's build
APART = 50  # ports from the page's to its modules'


def serve(
    engine: Engine,
    sockets: list[socket.socket],
    *,
    browser: bool,
    announce: Callable[[str], object],
    patience: float = 0,
) -> None:
    """Serves until Ctrl-C. `announce` is given the address to open, with its secret.

    `patience`: seconds without an open page after which it ends by itself; 0: it does not.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(engine, sockets, browser=browser, announce=announce, patience=patience))


def serve_team(
    engine: Engine, team: Team, sockets: list[list[socket.socket]], announce: Callable[[str], object]
) -> None:
    """Serves a team behind its proxy until Ctrl-C; `sockets`: the page's, and the modules'."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve_team(engine, team, sockets, announce))


async def _serve_team(
    engine: Engine, team: Team, sockets: list[list[socket.socket]], announce: Callable[[str], object]
) -> None:
    changes = ChangeNotifier()
    apps = [
        guarded(known(app, team.header), {host}, framed=framed, scheme=scheme)
        for app, origin, framed in (
            (application(engine, changes, team.modules), team.address, ""),
            (pane_application(engine.courses, changes, team.address), team.modules, "/"),
        )
        for scheme, _, host in [origin.partition("://")]
    ]
    sys.setswitchinterval(IN_TURN)
    await _run(engine, changes, list(zip(apps, sockets, strict=True)), lambda: announce(f"{team.address}/"))


async def _serve(
    engine: Engine, sockets: list[socket.socket], *, browser: bool, announce: Callable[[str], object], patience: float
) -> None:
    others = _sockets_of_modules(sockets[0].getsockname()[1])
    changes = ChangeNotifier()
    port, stage_port = (some[0].getsockname()[1] for some in (sockets, others))
    page, stage = address(sockets)[:-1], address(others)[:-1]
    session, presence = Session(port), Presence()

    apps = (
        guarded(session.guarded(presence.watched(application(engine, changes, stage))), plain_hosts(port)),
        guarded(pane_application(engine.courses, changes, page), plain_hosts(stage_port), framed="/"),
    )
    where = session.address(f"{page}/")

    def begin() -> None:
        announce(where)
        if browser:
            open_browser(where)

    def alone(close: Callable[[], object]) -> list[Coroutine[Any, Any, None]]:
        return [presence.end_when_alone(close, patience)] if patience else []

    await _run(engine, changes, list(zip(apps, (sockets, others), strict=True)), begin, alone)


def _sockets_of_modules(port: int) -> list[socket.socket]:
    """The same ones at each run, if they are free: a window that stayed open finds its modules there again."""
    try:
        return free_sockets(port + APART)
    except (OSError, OverflowError):  # taken, or beyond the last port
        return free_sockets(0)


async def _run(
    engine: Engine,
    changes: ChangeNotifier,
    apps: list[tuple[ASGIApp, list[socket.socket]]],
    begin: Callable[[], object],
    beside: Callable[[Callable[[], object]], list[Coroutine[Any, Any, None]]] = lambda _: [],
) -> None:
    """Serves each app at its sockets, and watches the files, until Ctrl-C; `beside`: what else goes on meanwhile."""
    loop = asyncio.get_running_loop()

    def changed(paths: Collection[Path]) -> None:
        engine.courses.changed([one for one in paths if not engine.texts.wrote(one)])  # its own it has built already
        changes.notify()

    def close() -> None:
        loop.call_soon_threadsafe(changes.close)
        for one in servers:
            one.should_exit = True

    servers = [quiet_server(app, close, PATIENCE) for app, _ in apps]
    roots = (*engine.courses.extension_roots, *filter(None, [engine.courses.trusted]))
    tasks = [asyncio.create_task(one) for one in (watch(engine.shared.root, roots, changed, STEP), *beside(close))]
    begin()
    await asyncio.gather(*(server.serve(held) for server, (_, held) in zip(servers, apps, strict=True)))
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
