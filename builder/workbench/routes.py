"""The workbench's addresses: its page, the engine's verbs, and the files that the page shows or hands over."""

from __future__ import annotations

from html import escape
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from builder.diagnostics.contract import BrokenContractError
from builder.lms.assets import page_assets
from builder.lms.requests import read_body, read_json
from builder.lms.responses import NEVER_CACHED, TYPES, asset_response, event_stream, json_response, not_found
from builder.source.shared import NotHereError
from builder.workbench import BUNDLE
from builder.workbench.engine import AskedWronglyError
from builder.workbench.team import BY

if TYPE_CHECKING:
    from starlette.requests import Request

    from builder.lms.notifier import ChangeNotifier
    from builder.workbench.engine import Engine

PAGE = Path(__file__).parent / "page"
LARGEST_QUESTION = 24_000_000  # bytes: a text as it was and as it is
LARGEST_FILE = 600_000_000  # bytes that can be brought in
TAKEN_AWAY = {
    ".zip": "application/zip",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".xlf": "application/xliff+xml",
    ".po": "text/plain",
}
SHOWN = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".mp4", ".webm", ".mp3", ".m4a", ".vtt"}


def application(engine: Engine, changes: ChangeNotifier, stage: str) -> Starlette:
    """The app; it must stand behind the session and the guard. `stage`: the origin where modules are shown."""
    routes = _Routes(engine, changes, stage)
    return Starlette(
        routes=[
            Route("/", routes.page),
            Route("/events", routes.events),
            Route("/engine/{verb}", routes.ask, methods=["POST"]),
            Route("/bring/{name}", routes.bring, methods=["POST"]),
            Route("/files/{path:path}", routes.file),
            Route("/made/{name}", routes.made),
            Route("/{path:path}", routes.asset),
        ]
    )


class _Routes:
    """What answers each address."""

    def __init__(self, engine: Engine, changes: ChangeNotifier, stage: str) -> None:
        self.engine, self.changes, self.stage = engine, changes, stage

    async def page(self, request: Request) -> Response:
        """The page. Its editor writes styles of its own, by a number that is good once (CSP Level 3, nonces)."""
        nonce = token_urlsafe(16)
        policy = (
            f"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; connect-src 'self'; "
            f"img-src 'self' blob: data:; media-src 'self' blob:; frame-src {self.stage}; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'none'"
        )
        html = (PAGE / "workbench.html").read_text("utf-8").replace("{nonce}", nonce).replace("{stage}", self.stage)
        html = html.replace("{who}", escape(request.scope.get(BY, "")))
        return HTMLResponse(html, headers={**NEVER_CACHED, "Content-Security-Policy": policy})

    async def asset(self, request: Request) -> Response:
        bundled = {f"workbench/editor/{file.name}": file for file in BUNDLE.glob("*.js")}  # in place of its sources
        return asset_response(request, page_assets(PAGE) | bundled)

    async def ask(self, request: Request) -> Response:
        """A verb of the engine. 400: it was asked wrongly, and why in a sentence."""
        given, by = await read_json(request, LARGEST_QUESTION), request.scope.get(BY, "")
        try:
            answer = await run_in_threadpool(self.engine.answer, request.path_params["verb"], given, by)
        except (AskedWronglyError, BrokenContractError) as reason:  # an organisation's own block or theme
            return json_response({"problem": str(reason)}, 400)
        return json_response(answer)

    async def bring(self, request: Request) -> Response:
        """A file from the author's computer, kept until a verb says what it is for."""
        content = await read_body(request, LARGEST_FILE)
        try:
            kept = await run_in_threadpool(self.engine.take_in, request.path_params["name"], content)
        except AskedWronglyError as reason:
            return json_response({"problem": str(reason)}, 400)
        return json_response({"brought": kept})

    async def file(self, request: Request) -> Response:
        """A picture or a clip of a course, as it lies there; drawings run no script (CSP)."""
        try:
            path = self.engine.shared.inside(request.path_params["path"])
        except NotHereError:
            return not_found()
        if path.suffix.lower() not in SHOWN or not path.is_file():
            return not_found()
        content = await run_in_threadpool(path.read_bytes)
        headers = {**NEVER_CACHED, "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
        return Response(content, media_type=TYPES.guess_type(path.name)[0], headers=headers)

    async def made(self, request: Request) -> Response:
        """A file that was made here, to be taken away: never shown, and a page among them runs no script (CSP)."""
        name = request.path_params["name"]
        path = self.engine.packages.out / name
        if path.name != name or path.suffix not in TAKEN_AWAY or not path.is_file():
            return not_found()
        content = await run_in_threadpool(path.read_bytes)
        if path.suffix == ".zip":
            await run_in_threadpool(self.engine.packages.take, name)
        headers = {
            **NEVER_CACHED,
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }
        return Response(content, media_type=TAKEN_AWAY[path.suffix], headers=headers)

    async def events(self, _: Request) -> Response:
        """A message each time that a file was saved."""
        return event_stream(self.changes)
