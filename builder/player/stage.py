"""The package's addresses, on a port of its own: its files, the thin page around them, and the session that is open."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Route

from builder.lms.assets import standard_assets
from builder.lms.requests import read_body
from builder.lms.responses import NEVER_CACHED, TYPES, asset_response, json_response, not_found
from builder.package.archive import Archive, RefusedError
from builder.player.routes import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from builder.player.enrolment import Enrolment, Session

LARGEST_MESSAGE = 20_000_000  # bytes
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
LEFT = "<!doctype html><html lang=en><meta charset=utf-8><title>The module has ended</title><p>The module has ended."


def stage_app(enrolment: Enrolment, player: str, own: str) -> Starlette:
    """The app; it must stand behind the guard. `player` is the origin of the page that may show it, `own` its own."""
    routes = _Routes(enrolment, player, own)
    return Starlette(
        routes=[
            Route("/stage/{token}", routes.page),
            Route("/session/{token}", routes.launch),
            Route("/session/{token}", routes.receive, methods=["POST"]),
            Route("/lms/{token}/{path:path}", routes.respond, methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"]),
            Route("/left/{token}", routes.left),
            Route("/package/{path:path}", routes.file),
            Route("/{path:path}", routes.asset),
        ]
    )


class _Routes:
    """What answers each address."""

    def __init__(self, enrolment: Enrolment, player: str, own: str) -> None:
        self.enrolment, self.player, self.own = enrolment, player, own
        own_scripts = f"standards/{enrolment.standard.folder.name}/"
        self.lms = f"{own_scripts}lms.js"
        self.assets = {
            name: file
            for name, file in standard_assets().items()
            if name.startswith(own_scripts) or name.count("/") == 1  # with what lies beside the folders
        } | {"player/page/stage.js": PAGE / "stage.js"}

    def _session(self, request: Request) -> Session | None:
        """The session that is open; an older one is over."""
        session = self.enrolment.session
        return session if session and session.token == request.path_params["token"] else None

    async def page(self, request: Request) -> Response:
        if not self._session(request):
            return not_found()
        headers = {**NEVER_CACHED, "Content-Security-Policy": f"frame-ancestors {self.player}"}
        return FileResponse(PAGE / "stage.html", headers=headers)

    async def launch(self, request: Request) -> Response:
        """What the thin page needs to open the module."""
        session, enrolment = self._session(request), self.enrolment
        if not session:
            return not_found()
        part, record = enrolment.contents.parts[session.number], enrolment.records[session.number]
        launch = enrolment.launch(session)
        page = part.page
        if enrolment.over_http and not part.silent:
            record.state = record.state or {}
            query = enrolment.plugin.start(
                record.state, launch, f"{self.own}/lms/{session.token}/", f"{self.own}/left/{session.token}"
            )
            page, mark, anchor = page.partition("#")
            page += ("&" if "?" in page else "?") + query + mark + anchor
        return json_response(
            {
                "player": self.player,
                "title": part.title,
                "page": f"/package/{page}",
                "script": "" if enrolment.over_http or part.silent else f"/{self.lms}",
                "launch": launch,
                "state": None if enrolment.over_http else record.state,
                "down": enrolment.is_down,
            }
        )

    async def receive(self, request: Request) -> Response:
        session = self._session(request)
        message = await self._message(request)
        if not session or not message:
            return not_found()
        self.enrolment.receive(session, message)
        return json_response({})

    async def _message(self, request: Request) -> dict[str, Any]:
        body = await read_body(request, LARGEST_MESSAGE)
        try:
            message = sendable_json(body)
        except (ValueError, RecursionError):
            return {}
        return message if isinstance(message, dict) else {}

    async def respond(self, request: Request) -> Response:
        """Answers a module that talks over HTTP."""
        session = self._session(request)
        if not session or not self.enrolment.over_http:
            return not_found()
        if self.enrolment.is_down:
            return Response(status_code=503, headers=NEVER_CACHED)
        body = await read_body(request, LARGEST_MESSAGE)
        asked = (request.method, request.path_params["path"], dict(request.query_params), dict(request.headers), body)
        try:
            status, content, headers = self.enrolment.respond(session, asked)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            status, content, headers = 400, b"", {}
        return Response(content, status, headers={"Content-Type": "application/json", **headers, **NEVER_CACHED})

    async def left(self, _: Request) -> Response:
        """Where a module goes that has ended."""
        return Response(LEFT, media_type="text/html", headers=NEVER_CACHED)

    async def asset(self, request: Request) -> Response:
        return asset_response(request, self.assets)

    async def file(self, request: Request) -> Response:
        """A file of the package, or a part of one, unpacked as it is sent."""
        archive, name = self.enrolment.package.archive, request.path_params["path"]
        if name not in archive:
            return not_found()
        first, last = asked_part(request.headers.get("range", ""), archive[name].size)
        kind = TYPES.guess_type(name)[0] or "application/octet-stream"
        headers = {**NEVER_CACHED, "Accept-Ranges": "bytes", "Content-Length": str(last - first)}
        whole = (first, last) == (0, archive[name].size)
        if not whole:
            headers["Content-Range"] = f"bytes {first}-{last - 1}/{archive[name].size}"
        return StreamingResponse(_chunks(archive, name, first, last), 200 if whole else 206, headers, kind)


def sendable_json(text: bytes) -> Any:
    """JSON that can be sent on, without halves of letters. ValueError: it is none, or has numbers that JSON lacks."""
    written = json.dumps(json.loads(text), ensure_ascii=False, allow_nan=False)
    return json.loads(written.encode("utf-8", "replace"))


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
