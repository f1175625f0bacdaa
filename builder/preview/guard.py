"""Keeps foreign pages out: the preview answers this computer's own browser, on its own address, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


def guarded(app: ASGIApp, port: int) -> ASGIApp:
    """The app behind a guard that refuses what a page on the web might send."""
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        refused = scope["type"] == "http" and why_refused(scope["method"], Headers(scope=scope), hosts)
        if refused:
            await PlainTextResponse(refused, 403)(scope, receive, send)
        else:
            await app(scope, receive, send)

    return guard


def why_refused(method: str, headers: Headers, hosts: set[str]) -> str:
    """What is wrong with a request, or ""."""
    host = headers.getlist("host")
    if len(host) != 1 or host[0] not in hosts:
        return "This address is not the preview's own."  # a name on the web that was made to mean this computer
    if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        return "A page elsewhere may not use the preview. Type its address yourself."
    acts = method not in {"GET", "HEAD"}
    if (acts or "origin" in headers) and headers.get("origin") != f"http://{host[0]}":
        return "A page elsewhere may not use the preview."
    return ""
