"""The workbench's home in a browser: its addresses, answered by the same code as at home on a computer."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio.to_thread

from builder.lms.notifier import ChangeNotifier
from builder.site.memory import Memory
from builder.site.stage import stage_application
from builder.workbench.engine import Engine
from builder.workbench.routes import application

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from starlette.types import ASGIApp, Message

    Send = Callable[[Message], Awaitable[None]]

STAGE = "stage"  # where the module is shown, and for whom: stage/<client>/…


class Home:
    """The workbench over a folder in memory. It belongs to the event loop's thread."""

    def __init__(self, root: Path, origin: str) -> None:
        """`root`: the folder of the courses, empty at first. `origin`: the page's, as browsers say it."""
        if sys.platform == "emscripten":  # there are no threads: what would be done in one is done here
            anyio.to_thread.run_sync = _here  # type: ignore[assignment]
        self.memory = Memory(root)
        self.engine = Engine(root)
        self.changes = ChangeNotifier()
        self._apps: dict[str, ASGIApp] = {
            "": application(self.engine, self.changes, "'self'"),
            STAGE: stage_application(self.engine.courses, self.changes, origin),
        }

    def take(self, files: Mapping[str, bytes | None]) -> None:
        """Takes what has changed in the author's folder: `Memory.take`."""
        changed = self.memory.take(files)
        if changed:
            self.engine.courses.changed(changed)
            self.changes.notify()

    def made(self) -> dict[str, bytes | None]:
        """What is to be written to the author's folder: `Memory.made`."""
        made = self.memory.made()
        if made:
            self.engine.courses.changed([self.memory.root / name for name in made])
            self.changes.notify()
        return made

    async def answer(self, request: Mapping[str, Any], send: Send) -> None:
        """Answers a request; `send` gets the messages of ASGI 3.0 (HTTP).

        `request`: {app: "" | "stage", method, path, query: str, headers: {name: value}, body: bytes}
        """
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request["method"],
            "scheme": "https",
            "path": request["path"],
            "raw_path": request["path"].encode(),
            "query_string": request["query"].encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode()) for name, value in request["headers"].items()],
            "server": ("workbench", 443),
            "client": None,
        }
        left = [{"type": "http.request", "body": request["body"], "more_body": False}]

        async def receive() -> Message:
            if left:
                return left.pop()
            await asyncio.Event().wait()  # it is not heard here that nobody listens any more: the task is ended then
            return {"type": "http.disconnect"}

        await self._apps[request["app"]](scope, receive, send)


async def _here(act: Callable[..., Any], *given: Any, **_: Any) -> Any:
    return partial(act, *given)()
