"""Keeps foreign pages out: a server of ours answers this computer's own browser, on its own address.

Nor does it serve service workers: one would stay in the browser, and answer for whatever has the address next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send


def plain_hosts(port: int) -> set[str]:
    """What a browser on this computer calls a port of it."""
    return {f"127.0.0.1:{port}", f"localhost:{port}"}


def guarded(app: ASGIApp, hosts: set[str], framed: str = "", scheme: str = "http") -> ASGIApp:
    """The app behind a guard that refuses what a page on the web might send.

    `hosts`: the names that it is asked by. `framed`: addresses that begin so may be loaded into a frame by another
    page of their site; who may show them, they say themselves. `scheme`: by which browsers ask, before a proxy.
    """

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        may_frame = scope["type"] == "http" and bool(framed) and scope["path"].startswith(framed)
        refused = scope["type"] == "http" and why_refused(
            scope["method"], Headers(scope=scope), hosts, may_frame=may_frame, scheme=scheme
        )
        if refused:
            await PlainTextResponse(refused, 403)(scope, receive, send)
        else:
            await app(scope, receive, send)

    return guard


def why_refused(
    method: str, headers: Headers, hosts: set[str], *, may_frame: bool = False, scheme: str = "http"
) -> str:
    """What is wrong with a request, or ""."""
    host = headers.getlist("host")
    if len(host) != 1 or host[0] not in hosts:
        return "This address is not this program's own."  # a name on the web that was made to mean this computer
    frames = may_frame and method == "GET" and headers.get("sec-fetch-dest") == "iframe"
    near = {"none", "same-origin", "same-site"} if frames else {"none", "same-origin"}
    if headers.get("sec-fetch-site", "none") not in near:
        return "A page elsewhere may not use this one. Type its address yourself."
    acts = method not in {"GET", "HEAD"}
    if (acts or "origin" in headers) and headers.get("origin") != f"{scheme}://{host[0]}":
        return "A page elsewhere may not use this one."
    if "service-worker" in headers or headers.get("sec-fetch-dest") == "serviceworker":  # Service Workers, 4.3.1
        return "There are no service workers here."
    return ""
