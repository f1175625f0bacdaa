"""Runs the preview until Ctrl-C: its server, and the watch over the courses' files."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from builder.lms.guard import guarded, plain_hosts
from builder.lms.notifier import ChangeNotifier
from builder.lms.server import address, open_browser, quiet_server
from builder.preview.routes import application
from builder.preview.watching import watch

if TYPE_CHECKING:
    import socket
    from collections.abc import Collection
    from pathlib import Path

    from builder.preview.courses import Courses


def serve(courses: Courses, sockets: list[socket.socket], *, browser: bool) -> None:
    """Serves until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(courses, sockets, browser=browser))


async def _serve(courses: Courses, sockets: list[socket.socket], *, browser: bool) -> None:
    changes, loop, port = ChangeNotifier(), asyncio.get_running_loop(), sockets[0].getsockname()[1]

    def changed(paths: Collection[Path]) -> None:
        courses.changed(paths)
        changes.notify()

    app = guarded(application(courses, changes), plain_hosts(port))
    server = quiet_server(app, lambda: loop.call_soon_threadsafe(changes.close))
    tasks = [
        asyncio.create_task(watch(courses.path, (*courses.extension_roots, *filter(None, [courses.trusted])), changed)),
        asyncio.create_task(_renew(courses, changes)),
    ]
    if browser:
        open_browser(address(sockets))
    await server.serve(sockets)
    for task in tasks:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _renew(courses: Courses, changes: ChangeNotifier) -> None:
    """Builds what has changed as soon as it has, for the page, which hears of it at the same time and then asks."""
    seen = changes.count
    while not changes.closed:
        seen = await changes.wait(seen)
        await run_in_threadpool(courses.renew)
