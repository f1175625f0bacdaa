"""Runs the workbench until Ctrl-C: its page on one port, modules on another, and the watch over the files.

Modules have an origin of their own, so that no script of theirs can reach what the page may do: the guard refuses what
comes from another origin, though it is the same computer.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from builder.lms.guard import guarded, plain_hosts
from builder.lms.notifier import ChangeNotifier
from builder.lms.server import address, free_sockets, open_browser, quiet_server
from builder.preview.routes import pane_application
from builder.preview.watching import watch
from builder.workbench.routes import application
from builder.workbench.running import Presence
from builder.workbench.session import Session

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Collection
    from pathlib import Path

    from builder.workbench.engine import Engine


PATIENCE = 3  # seconds in which a text that is being saved is saved


def serve(
    engine: Engine, sockets: list[socket.socket], *, browser: bool, tell: Callable[[str], object], patience: float = 0
) -> None:
    """Serves until Ctrl-C. `tell` is given the address to open, with its secret.

    `patience`: seconds without an open page after which it ends by itself; 0: it does not.
    """
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(engine, sockets, browser=browser, tell=tell, patience=patience))


async def _serve(
    engine: Engine, sockets: list[socket.socket], *, browser: bool, tell: Callable[[str], object], patience: float
) -> None:
    others = free_sockets(0)
    changes, loop = ChangeNotifier(), asyncio.get_running_loop()
    port, stage_port = (some[0].getsockname()[1] for some in (sockets, others))
    page, stage = address(sockets)[:-1], address(others)[:-1]
    session, presence = Session(port), Presence()

    def changed(paths: Collection[Path]) -> None:
        engine.courses.changed(paths)
        changes.notify()

    def close() -> None:
        loop.call_soon_threadsafe(changes.close)
        for one in servers:
            one.should_exit = True

    apps = (
        guarded(session.guarded(presence.watched(application(engine, changes, stage))), plain_hosts(port)),
        guarded(pane_application(engine.courses, changes, page), plain_hosts(stage_port), framed="/"),
    )
    servers = [quiet_server(app, close, PATIENCE) for app in apps]
    roots = (*engine.courses.extension_roots, *filter(None, [engine.courses.trusted]))
    tasks = [asyncio.create_task(watch(engine.shared.root, roots, changed))]
    tasks += [asyncio.create_task(presence.end_when_alone(close, patience))] if patience else []
    tell(session.address(f"{page}/"))
    if browser:
        open_browser(session.address(f"{page}/"))
    await asyncio.gather(servers[0].serve(sockets), servers[1].serve(others))
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
