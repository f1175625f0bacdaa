"""Who may use the workbench: whoever was given its address, which holds a secret, and nobody else on this computer.

The secret becomes a cookie at the first visit and leaves the address, so that it stands in no history. A cookie is sent
to every port of a computer's name, so each workbench's has a name of its own; scripts can't read it.
"""

from __future__ import annotations

from secrets import compare_digest, token_urlsafe
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from builder.lms.responses import NEVER_CACHED

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

KEY = "key"  # of the address
CLOSED = (
    "<!doctype html><html lang=en-GB><meta charset=utf-8><title>Workbench</title>"
    "<h1>This address has no key</h1>"
    "<p>Open the workbench again from where you started it: its whole address is needed once.</p>"
)


class Session:
    """The secret of one run of the workbench."""

    def __init__(self, port: int) -> None:
        """`port`: by which its cookie is told from another workbench's."""
        self.secret = token_urlsafe(24)
        self.cookie = f"workbench-{port}"

    def address(self, place: str) -> str:
        """The address to open, which holds the secret. `place`: where the server is, with a slash at its end."""
        return f"{place}?{KEY}={self.secret}"

    def guarded(self, app: ASGIApp) -> ASGIApp:
        """The app for those who have the secret."""

        async def guard(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            request = Request(scope)
            offered = request.query_params.get(KEY, "")
            if compare_digest(offered.encode(), self.secret.encode()):
                response = RedirectResponse(request.url.path, 303, headers=NEVER_CACHED)
                response.set_cookie(self.cookie, self.secret, httponly=True, samesite="strict", path="/")
                await response(scope, receive, send)
            elif compare_digest(request.cookies.get(self.cookie, "").encode(), self.secret.encode()):
                await app(scope, receive, send)
            else:
                await HTMLResponse(CLOSED, 403, headers=NEVER_CACHED)(scope, receive, send)

        return guard
