"""What a page is answered, with the headers that keep it to itself."""

from __future__ import annotations

import hashlib
import mimetypes
from typing import TYPE_CHECKING, Any

from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse

from builder.discover import themes
from builder.model import MediaFile, Organisation
from builder.render.theming import stylesheet
from builder.source.load import read_media

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from starlette.requests import Request

    from builder.lms.notifier import ChangeNotifier

NEVER_CACHED = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
REVALIDATED = {**NEVER_CACHED, "Cache-Control": "no-cache"}  # the browser asks each time whether what it has is right
IMMUTABLE = {**NEVER_CACHED, "Cache-Control": "max-age=31536000, immutable"}
AT_ONCE = 1_000_000  # bytes of a file that is sent whole
TYPES = mimetypes.MimeTypes()  # Python's own table: the computer's may hold anything
TYPES.add_type("text/javascript", ".js")
TYPES.add_type("text/vtt", ".vtt")


def page_response(file: Path, frames: str = "'self'") -> Response:
    """A page of ours. `frames`: the origin that it may show in a frame."""
    return FileResponse(file, headers={**NEVER_CACHED, "Content-Security-Policy": _policy(frames, "'none'")})


def pane_response(file: Path, holder: str) -> Response:
    """A page of ours that a page of the origin `holder` shows in a frame; it finds that origin in place of {holder}."""
    html = file.read_text("utf-8").replace("{holder}", holder)
    return HTMLResponse(html, headers={**NEVER_CACHED, "Content-Security-Policy": _policy("'self'", holder)})


def _policy(frames: str, holders: str) -> str:
    """What the page may do (CSP); the module in its frame has no such rules, as in an LMS."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        f"frame-src {frames}; base-uri 'none'; form-action 'none'; frame-ancestors {holders}"
    )


def theme_response(request: Request) -> Response:
    """The stylesheet `theme.css` of our pages."""
    return content_response(request, theme_styles().encode(), "theme.css")


def theme_styles() -> str:
    """The colours and type of the theme that courses have unless they ask for another."""
    default = next(theme for theme in themes().values() if theme.settings.get("default"))
    return stylesheet(default, Organisation())


def asset_response(request: Request, assets: Mapping[str, Path]) -> Response:
    """The file that a table has at the address that is asked for."""
    file = assets.get(request.path_params["path"])
    return content_response(request, file.read_bytes(), file.name) if file else not_found()


def content_response(
    request: Request, content: bytes | MediaFile, name: str, headers: Mapping[str, str] = REVALIDATED
) -> Response:
    """A file, or the news that the browser has it as it is."""
    kind = TYPES.guess_type(name)[0] or "application/octet-stream"
    if isinstance(content, MediaFile) and content.size > AT_ONCE and content.path.is_file():
        return FileResponse(content.path, media_type=kind, headers=headers)  # answers parts of clips, too
    try:
        body = content if isinstance(content, bytes) else read_media(content)
    except OSError:
        return not_found()
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={**headers, "ETag": tag})
    return Response(body, media_type=kind, headers={**headers, "ETag": tag})


def event_stream(changes: ChangeNotifier) -> Response:
    """A message at each change, for as long as somebody listens. What changed is then asked for: none can be missed."""

    async def events() -> AsyncIterator[str]:
        seen = changes.count
        yield "data: listening\n\n"
        while not changes.closed:
            seen = await changes.wait(seen)
            yield "data: changed\n\n"

    headers = {**NEVER_CACHED, "X-Accel-Buffering": "no"}
    return StreamingResponse(events(), media_type="text/event-stream", headers=headers)


def json_response(value: Any, status: int = 200) -> Response:
    """An answer to a script."""
    return JSONResponse(value, status, headers=NEVER_CACHED)


def not_found() -> Response:
    """The answer where nothing is."""
    return PlainTextResponse("There is nothing here.", 404, headers=NEVER_CACHED)
