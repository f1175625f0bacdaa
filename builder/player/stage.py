"""The package's addresses, on a port of its own: its files, the thin page around them, and the session that is open."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from builder.package.archive import Archive, RefusedError
from builder.player.server import PAGE
from builder.preview.server import ALWAYS, TYPES, body_of, content_of, json_of, nothing, scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from builder.player.room import Room, Session

LARGEST_TOLD = 20_000_000  # bytes
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
LEFT = "<!doctype html><html lang=en><meta charset=utf-8><title>The module has ended</title><p>The module has ended."


def stage_app(room: Room, player: str, own: str) -> Starlette:
    """The app; it must stand behind the guard. `player` is the origin of the page that may show it, `own` its own."""
    stage = _Stage(room, player, own)
    return Starlette(
        routes=[
            Route("/stage/{token}", stage.page),
            Route("/session/{token}", stage.launch),
            Route("/session/{token}", stage.hear, methods=["POST"]),
            Route("/lms/{token}/{path:path}", stage.respond, methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"]),
            Route("/left/{token}", stage.left),
            Route("/package/{path:path}", stage.file),
            Route("/{path:path}", stage.script),
        ]
    )


class _Stage:
    """What answers each address."""

    def __init__(self, room: Room, player: str, own: str) -> None:
        self.room, self.player, self.own = room, player, own
        folder = room.standard.folder.name
        self.scripts = {
            name: file
            for name, file in scripts(()).items()
            if name.startswith(f"standards/{folder}/") or name.count("/") == 1  # with what stands beside the folders
        } | {"player/page/stage.js": PAGE / "stage.js"}

    def _session(self, request: Request) -> Session | None:
        """The session that is open; an older one is over."""
        session = self.room.session
        return session if session and session.token == request.path_params["token"] else None

    async def page(self, request: Request) -> Response:
        if not self._session(request):
            return nothing()
        headers = {**ALWAYS, "Content-Security-Policy": f"frame-ancestors {self.player}"}
        return FileResponse(PAGE / "stage.html", headers=headers)

    async def launch(self, request: Request) -> Response:
        """What the thin page needs to open the module."""
        session, room = self._session(request), self.room
        if not session:
            return nothing()
        part, record, launch = room.contents.parts[session.number], room.records[session.number], room.launch(session)
        page = part.page
        if room.over_http and not part.silent:
            record.kept = record.kept or {}
            query = room.side.start(
                record.kept, launch, f"{self.own}/lms/{session.token}/", f"{self.own}/left/{session.token}"
            )
            page, mark, anchor = page.partition("#")
            page += ("&" if "?" in page else "?") + query + mark + anchor
        return json_of(
            {
                "player": self.player,
                "title": part.title,
                "page": f"/package/{page}",
                "script": "" if room.over_http or part.silent else f"/standards/{room.standard.folder.name}/lms.js",
                "launch": launch,
                "kept": None if room.over_http else record.kept,
                "down": room.is_down,
            }
        )

    async def hear(self, request: Request) -> Response:
        session = self._session(request)
        told = await self._told(request)
        if not session or not told:
            return nothing()
        self.room.hear(session, told)
        return json_of({})

    async def _told(self, request: Request) -> dict[str, Any]:
        body = await body_of(request, LARGEST_TOLD)
        try:
            told = json_of_text(body)
        except (ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}

    async def respond(self, request: Request) -> Response:
        """Answers a module that talks over HTTP."""
        session = self._session(request)
        if not session or not self.room.over_http:
            return nothing()
        if self.room.is_down:
            return Response(status_code=503, headers=ALWAYS)
        body = await body_of(request, LARGEST_TOLD)
        asked = (request.method, request.path_params["path"], dict(request.query_params), dict(request.headers), body)
        try:
            status, content, headers = self.room.respond(session, asked)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            status, content, headers = 400, b"", {}
        return Response(content, status, headers={"Content-Type": "application/json", **headers, **ALWAYS})

    async def left(self, _: Request) -> Response:
        """Where a module goes that has ended."""
        return Response(LEFT, media_type="text/html", headers=ALWAYS)

    async def script(self, request: Request) -> Response:
        file = self.scripts.get(request.path_params["path"])
        return content_of(request, file.read_bytes(), file.name) if file else nothing()

    async def file(self, request: Request) -> Response:
        """A file of the package, or a part of one, unpacked as it is sent."""
        archive, name = self.room.package.archive, request.path_params["path"]
        if name not in archive:
            return nothing()
        first, last = asked_part(request.headers.get("range", ""), archive[name].size)
        kind = TYPES.guess_type(name)[0] or "application/octet-stream"
        headers = {**ALWAYS, "Accept-Ranges": "bytes", "Content-Length": str(last - first)}
        whole = (first, last) == (0, archive[name].size)
        if not whole:
            headers["Content-Range"] = f"bytes {first}-{last - 1}/{archive[name].size}"
        return StreamingResponse(_chunks(archive, name, first, last), 200 if whole else 206, headers, kind)


def json_of_text(text: bytes) -> Any:
    """JSON that can be sent on, without halves of letters. ValueError: it is none, or has numbers that JSON lacks."""
    told = json.dumps(json.loads(text), ensure_ascii=False, allow_nan=False)
    return json.loads(told.encode("utf-8", "replace"))


def asked_part(header: str, size: int) -> tuple[int, int]:
    """Start and end of the part that a request asks for, or of the whole."""
    match = RANGE.fullmatch(header.strip())
    if not match or match[0] == "bytes=-" or size == 0:
        return 0, size
    first = int(match[1]) if match[1] else max(0, size - int(match[2]))
    last = min(int(match[2]) + 1, size) if match[1] and match[2] else size
    return (first, last) if first < last else (0, size)


def _chunks(archive: Archive, name: str, first: int, last: int) -> Iterator[bytes]:
    """The bytes of a part. What turns out to be damaged ends there, which the browser notices."""
    at = 0
    try:
        for chunk in archive.chunks(name):
            yield chunk[max(0, first - at) : max(0, last - at)]
            at += len(chunk)
            if at >= last:
                return
    except RefusedError:
        return
