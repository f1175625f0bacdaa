"""The preview's addresses. What is served stands in a table: a path that a request names is looked up, never opened."""

from __future__ import annotations

import hashlib
import json
import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from builder.discover import INSIDE, BrokenContractError, roots, themes
from builder.load import read_media
from builder.model import MediaFile, Organisation
from builder.player.order import moves_from, next_to, reasons_of, state_of, wanted
from builder.preview.editor import open_place
from builder.preview.played import freed
from builder.theming import stylesheet

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from starlette.requests import Request

    from builder.preview.courses import Courses
    from builder.preview.watching import Bell

PAGE = Path(__file__).parent / "page"
POLICY = (  # the page's own; the module in its frame has none, as in an LMS
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ALWAYS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
KEPT = {**ALWAYS, "Cache-Control": "no-cache"}  # the browser asks each time whether what it has is still right
FOR_GOOD = {**ALWAYS, "Cache-Control": "max-age=31536000, immutable"}
LONGEST_QUESTION = 10_000  # bytes of what a page asks
LONGEST_STATES = 20_000_000  # bytes of what its LMS holds of a programme
AT_ONCE = 1_000_000  # bytes of a file that is sent whole
OWN_THEME = "theme"  # stands in an address for the theme that the course has itself
TYPES = mimetypes.MimeTypes()  # Python's own table: the computer's may hold anything
TYPES.add_type("text/javascript", ".js")
TYPES.add_type("text/vtt", ".vtt")


def application(courses: Courses, bell: Bell) -> Starlette:
    """The app; it must stand behind the guard."""
    room = _Room(courses, bell)
    return Starlette(
        routes=[
            Route("/", room.page),
            Route("/theme.css", room.theme),
            Route("/events", room.events),
            Route("/courses", room.list),
            Route("/courses/{course}", room.build),
            Route("/open", room.open, methods=["POST"]),
            Route("/order", room.order, methods=["POST"]),
            Route("/played/{course}/{theme}/{standard}/{version}/{path:path}", room.played),
            Route("/{path:path}", room.script),
        ]
    )


class _Room:
    """What answers each address."""

    def __init__(self, courses: Courses, bell: Bell) -> None:
        self.courses, self.bell = courses, bell

    async def page(self, _: Request) -> Response:
        headers = {**ALWAYS, "Content-Security-Policy": POLICY}
        return FileResponse(PAGE / "preview.html", headers=headers)

    async def theme(self, request: Request) -> Response:
        """The colours and type of the theme that courses have unless they ask for another."""
        default = next(theme for theme in themes().values() if theme.settings.get("default"))
        return content_of(request, stylesheet(default, Organisation()).encode(), "theme.css")

    async def script(self, request: Request) -> Response:
        file = scripts(self.courses.beside).get(request.path_params["path"])
        return content_of(request, file.read_bytes(), file.name) if file else nothing()

    async def list(self, _: Request) -> Response:
        names = await run_in_threadpool(self.courses.names)
        return json_of({"courses": names, "themes": self.courses.themes()})

    async def build(self, request: Request) -> Response:
        theme = request.query_params.get("theme", "")
        try:
            build = await run_in_threadpool(self.courses.build, request.path_params["course"], theme)
        except KeyError:
            return nothing()
        except BrokenContractError as reason:  # an organisation's own block or theme
            return json_of({"problem": str(reason)}, 500)
        return json_of(build.as_json())

    async def played(self, request: Request) -> Response:
        """A file of a module."""
        at = request.path_params
        theme = "" if at["theme"] == OWN_THEME else at["theme"].removeprefix(f"{OWN_THEME}-")
        played = self.courses.played(at["course"], theme, at["standard"])
        content = played.files.get(at["path"]) if played else None
        if not played or content is None:
            return nothing()
        fixed = at["version"] == played.version and at["path"] not in played.pages
        if isinstance(content, bytes) and at["path"] in played.pages and "order" not in request.query_params:
            content = freed(content)
        return content_of(request, content, at["path"], FOR_GOOD if fixed else KEPT)

    async def open(self, request: Request) -> Response:
        """Opens the place of a fault; the request names the fault by its number, and no file."""
        asked = await asked_of(request)
        if not isinstance(asked.get("number"), int):
            return nothing()
        place = self.courses.place(str(asked.get("course")), str(asked.get("theme")), asked["number"])
        if not place:
            return nothing()
        path, fault = place
        opened = await run_in_threadpool(open_place, path, fault.span.line, fault.span.column)
        return json_of({"opened": opened})

    async def order(self, request: Request) -> Response:
        """What the rules of a programme say of what the page's LMS holds: `Way` in page/programme.js."""
        asked = await asked_of(request, LONGEST_STATES)
        played = self.courses.played(*(str(asked.get(name, "")) for name in ("course", "theme", "standard")))
        number, states = asked.get("number"), asked.get("states")
        if not played or not played.contents or not isinstance(number, int) or not isinstance(states, dict):
            return nothing()
        contents = played.contents
        held = {name: one if isinstance(one, dict) else {} for name, one in states.items()}
        told = {name: state_of(one.get("summary"), one.get("attempts")) for name, one in held.items()}
        reasons = reasons_of(contents, told)
        return json_of(
            {
                "reasons": reasons,
                "next": next_to(reasons, number, 1),
                "back": next_to(reasons, number, -1),
                "wanted": wanted(contents, reasons, number, str(asked.get("asked", ""))),
                "moves": moves_from(contents, reasons, number),
            }
        )

    async def events(self, _: Request) -> Response:
        """A message each time that a file was saved. What changed is then asked for, so none can be missed."""
        return events_of(self.bell)


async def body_of(request: Request, most: int) -> bytes:
    """What was sent; b"" for more than `most` bytes, of which no more is read."""
    found = bytearray()
    async for chunk in request.stream():
        found += chunk
        if len(found) > most:
            return b""
    return bytes(found)


async def asked_of(request: Request, most: int = LONGEST_QUESTION) -> dict[str, Any]:
    """What a page asks in JSON; {} for anything else, and for what is longer or deeper than any question."""
    try:
        asked = json.loads(await body_of(request, most))
    except (ValueError, RecursionError):
        return {}
    return asked if isinstance(asked, dict) else {}


def scripts(beside: tuple[Path, ...]) -> dict[str, Path]:
    """The page's own files, and the LMS side of each standard, by their addresses."""
    served = {f"preview/page/{file.name}": file for file in PAGE.glob("*.*s")}  # its scripts and styles
    served["runtime/kit/dom.js"] = INSIDE / "runtime" / "kit" / "dom.js"
    for root in roots(beside, "scorm_templates"):
        files = [
            *root.glob("*.js"),
            *(file for part in root.glob("*/standard.toml") for file in part.parent.glob("*.js")),
        ]
        served |= {f"standards/{file.relative_to(root).as_posix()}": file for file in files}
    return served


def content_of(request: Request, content: bytes | MediaFile, name: str, headers: Mapping[str, str] = KEPT) -> Response:
    """A file, or the news that the browser has it as it is."""
    kind = TYPES.guess_type(name)[0] or "application/octet-stream"
    if isinstance(content, MediaFile) and content.size > AT_ONCE and content.path.is_file():
        return FileResponse(content.path, media_type=kind, headers=headers)  # answers parts of clips, too
    try:
        whole = content if isinstance(content, bytes) else read_media(content)
    except OSError:
        return nothing()
    tag = f'"{hashlib.blake2b(whole, digest_size=12).hexdigest()}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={**headers, "ETag": tag})
    return Response(whole, media_type=kind, headers={**headers, "ETag": tag})


def events_of(bell: Bell) -> Response:
    """A message at each ring, for as long as somebody listens."""

    async def told() -> AsyncIterator[str]:
        seen = bell.count
        yield "data: listening\n\n"
        while not bell.closed:
            seen = await bell.wait(seen)
            yield "data: changed\n\n"

    return StreamingResponse(told(), media_type="text/event-stream", headers={**ALWAYS, "X-Accel-Buffering": "no"})


def json_of(value: Any, status: int = 200) -> Response:
    """An answer to a script."""
    return JSONResponse(value, status, headers=ALWAYS)


def nothing() -> Response:
    """The answer where nothing is."""
    return PlainTextResponse("There is nothing here.", 404, headers=ALWAYS)
