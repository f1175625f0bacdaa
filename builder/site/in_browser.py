"""What the worker's script has of the home: its values as scripts have them. It runs in Pyodide alone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from js import Map, Object, Uint8Array
from pyodide.ffi import jsnull, to_js

from builder.package.archive import RefusedError
from builder.site.home import Home

if TYPE_CHECKING:
    from asyncio import Task

    from starlette.types import Message

ASKED = ("app", "method", "path", "query")  # of a request, as they come


def start(root: str, origin: str) -> InBrowser:
    """The home over an empty folder in memory; `origin`: the page's."""
    return InBrowser(Home(Path(root), origin))


class InBrowser:
    """The home, asked by a script: `worker.js` says what for."""

    def __init__(self, home: Home) -> None:
        self.home = home

    def take(self, files: Any) -> None:
        """`files`: a Map of Uint8Array or null, by path."""
        self.home.take({name: None if content is jsnull else content.to_bytes() for name, content in files.items()})

    def made(self) -> Any:
        """A Map likewise."""
        made = {name: None if content is None else _bytes(content) for name, content in self.home.made().items()}
        return to_js(made, dict_converter=Map.new)

    def not_written(self, names: Any) -> None:
        """`names`: an Array of paths that were to be written, and could not be."""
        self.home.memory.not_written(names.to_py())

    def as_zip(self) -> Any:
        """A zip, as Uint8Array."""
        return _bytes(self.home.memory.as_zip())

    def add_zip(self, content: Any) -> str:
        """Takes the files of a zip in; "", or why not."""
        try:
            self.home.memory.add_zip(content.to_bytes())
        except RefusedError as reason:
            return f"{reason}. {reason.advice}"
        except ValueError as reason:
            return f"“{reason}” is no file of a folder"
        return ""

    def answer(self, request: Any, send: Any) -> Task[None]:
        """`send` gets {start: {status, headers}}, {chunk: Uint8Array} and {end: true}; the task can be cancelled."""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [[name.decode(), value.decode()] for name, value in message["headers"]]
                send(_object({"start": {"status": message["status"], "headers": headers}}))
                return
            if message.get("body"):
                send(_object({"chunk": _bytes(message["body"])}))
            if not message.get("more_body"):
                send(_object({"end": True}))

        asked = {name: getattr(request, name) for name in ASKED}
        asked |= {"headers": request.headers.to_py(), "body": request.body.to_bytes()}
        return asyncio.ensure_future(self.home.answer(asked, sent))


def _bytes(content: bytes) -> Any:
    made = Uint8Array.new(len(content))
    made.assign(content)
    return made


def _object(value: dict[str, Any]) -> Any:
    return to_js(value, dict_converter=Object.fromEntries)
