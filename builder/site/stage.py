"""The addresses of the stage: modules in a frame whose origin is nobody's, which reaches nothing of the workbench's.

A service worker answers for no frame of such an origin (Service Workers, 3.4: it has no controller). So
`page/enclosure.js` asks for what the frame needs, in its stead.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import FileResponse
from starlette.routing import Mount, Route

from builder.lms.responses import NEVER_CACHED, json_response, not_found
from builder.preview.routes import pane_application

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from builder.lms.notifier import ChangeNotifier
    from builder.preview.courses import Courses

PAGE = Path(__file__).parent / "page"
# What the page around the frame may do (CSP Level 3); documents of data: and srcdoc take it over. The page itself has
# no script but the site's; those of the frame come as data: and blob:.
POLICY = (
    "default-src 'none'; script-src 'self' data: blob:; style-src 'self' 'unsafe-inline' blob:; img-src data: blob:; "
    "media-src data: blob:; font-src data: blob:; connect-src 'self'; frame-src data:; worker-src 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)
ALONE = "sandbox; default-src 'none'"  # of all else: a module that somebody opens by itself can do nothing


def stage_application(courses: Courses, changes: ChangeNotifier, origin: str) -> Starlette:
    """The pane of the preview, enclosed; `origin`: the workbench's."""
    routes = _Routes(courses)
    pane = _alone(pane_application(courses, changes, origin))
    return Starlette(
        routes=[
            Route("/", routes.page),
            Route("/files/{course}/{theme}/{standard}/{version}", routes.files),
            Mount("/", pane),
        ]
    )


class _Routes:
    """What answers the addresses that the preview lacks."""

    def __init__(self, courses: Courses) -> None:
        self.courses = courses

    async def page(self, _: Request) -> Response:
        headers = {**NEVER_CACHED, "Content-Security-Policy": POLICY}
        return FileResponse(PAGE / "enclosure.html", headers=headers)

    async def files(self, request: Request) -> Response:
        """The names of a module's files but for its pages."""
        at = request.path_params
        theme = "" if at["theme"] == "theme" else at["theme"].removeprefix("theme-")
        played = self.courses.played(at["course"], theme, at["standard"])
        return json_response(sorted(set(played.files) - played.pages)) if played else not_found()


def _alone(app: ASGIApp) -> ASGIApp:
    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                rule = (b"content-security-policy", ALONE.encode())
                kept = [pair for pair in message["headers"] if pair[0].lower() != rule[0]]
                message = {**message, "headers": [*kept, rule]}
            await send(message)

        await app(scope, receive, sent)

    return answered
