"""Pictures of the web, got where the author asks for it: over http(s) from public hosts, whole, small, and pictures."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from builder.package.archive import RefusedError

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from typing import IO

LARGEST, LONGEST = 20_000_000, 20  # bytes of a picture; seconds without an answer
AGENT = "Mozilla/5.0 (builder import)"
SIGNS = {
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\x00": "tiff",
    b"MM\x00*": "tiff",
}
BY_HAND = "save it from your browser into the folder media, and show it from there"


def picture_of_web(address: str, *, near: bool = False) -> tuple[str, bytes]:
    """The ending that a picture's file has, and its content. RefusedError: it can't be got, or is none.

    `near`: also from this computer and its own network, which strangers' texts have no business to ask.
    """
    url = f"https:{address}" if address.startswith("//") else address
    _refuse_odd(url, near=near)
    request = Request(quote(url, safe=":/?&=%#+,;@!~*'()[]"), headers={"User-Agent": AGENT})  # noqa: S310 - http(s) alone
    try:
        with build_opener(_Careful(near=near)).open(request, timeout=LONGEST) as answer:
            content = answer.read(LARGEST + 1)
    except (OSError, ValueError) as reason:  # urllib's own errors are OSErrors
        raise RefusedError(f"it can't be got ({getattr(reason, 'reason', '') or reason})", BY_HAND) from reason
    if len(content) > LARGEST:
        raise RefusedError(f"it is larger than {LARGEST // 1_000_000} MB", BY_HAND)
    return _ending_of(content), content


def _ending_of(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if b"<svg" in content[:1000].lower():
        return "svg"
    found = next((ending for sign, ending in SIGNS.items() if content.startswith(sign)), "")
    if not found:
        raise RefusedError("what lies there is no picture", BY_HAND)
    return found


def _refuse_odd(address: str, *, near: bool) -> None:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as reason:
        raise RefusedError("its address is none", BY_HAND) from reason
    if parts.scheme not in {"http", "https"} or not host:
        raise RefusedError("its address is none of the web", BY_HAND)
    if near:
        return
    try:
        found = socket.getaddrinfo(host, port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as reason:
        raise RefusedError(f"there is no “{host}”", BY_HAND) from reason
    if not all(ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found):
        raise RefusedError(f"“{host}” is in this computer's own network", BY_HAND)


class _Careful(HTTPRedirectHandler):
    """Looks at each address that an answer leads to."""

    def __init__(self, *, near: bool) -> None:
        self.near = near

    def redirect_request(  # noqa: PLR0913, PLR0917 - as the library calls it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        """The next request. RefusedError: it leads to where none may."""
        _refuse_odd(newurl, near=self.near)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
