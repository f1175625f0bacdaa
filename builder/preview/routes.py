"""The preview's addresses. What is served stands in a table: a path that a request names is looked up, never opened."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from builder.diagnostics.contract import BrokenContractError
from builder.lms.assets import page_assets, standard_assets
from builder.lms.requests import read_json
from builder.lms.responses import (
    IMMUTABLE,
    REVALIDATED,
    asset_response,
    content_response,
    event_stream,
    json_response,
    not_found,
    page_response,
    pane_response,
    theme_response,
)
from builder.lms.sequencing import moves_from, next_to, reasons_of, requested, state_of
from builder.preview.editor import open_place
from builder.preview.played import without_order

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from builder.lms.notifier import ChangeNotifier
    from builder.preview.courses import Courses

PAGE = Path(__file__).parent / "page"
LONGEST_STATES = 20_000_000  # bytes of what its LMS holds of a programme
OWN_THEME = "theme"  # stands in an address for the theme that the course has itself


def application(courses: Courses, changes: ChangeNotifier) -> Starlette:
    """The app; it must stand behind the guard."""
    routes = _Routes(courses, changes)
    return Starlette(
        routes=[
            Route("/", routes.page),
            Route("/theme.css", routes.theme),
            Route("/events", routes.events),
            Route("/courses", routes.list),
            Route("/courses/{course}", routes.build),
            Route("/courses/{course}/page", routes.page_now),
            Route("/open", routes.open, methods=["POST"]),
            Route("/sequencing", routes.sequencing, methods=["POST"]),
            Route("/played/{course}/{theme}/{standard}/{version}/{path:path}", routes.played),
            Route("/{path:path}", routes.asset),
        ]
    )


def pane_application(courses: Courses, changes: ChangeNotifier, holder: str) -> Starlette:
    """The view of a course alone, on an origin of its own, for a page of the origin `holder` that shows it."""
    routes = _Routes(courses, changes, holder)
    return Starlette(
        routes=[
            Route("/", routes.pane),
            Route("/theme.css", routes.theme),
            Route("/courses/{course}", routes.build),
            Route("/courses/{course}/page", routes.page_now),
            Route("/sequencing", routes.sequencing, methods=["POST"]),
            Route("/played/{course}/{theme}/{standard}/{version}/{path:path}", routes.played),
            Route("/{path:path}", routes.asset),
        ]
    )


class _Routes:
    """What answers each address."""

    def __init__(self, courses: Courses, changes: ChangeNotifier, holder: str = "") -> None:
        self.courses, self.changes, self.holder = courses, changes, holder

    async def page(self, _: Request) -> Response:
        return page_response(PAGE / "preview.html")

    async def pane(self, _: Request) -> Response:
        return pane_response(PAGE / "pane.html", self.holder)

    async def theme(self, request: Request) -> Response:
        return theme_response(request)

    async def asset(self, request: Request) -> Response:
        return asset_response(request, page_assets(PAGE) | standard_assets(self.courses.extension_roots))

    async def list(self, _: Request) -> Response:
        names = await run_in_threadpool(self.courses.names)
        return json_response({"courses": names, "themes": self.courses.themes()})

    async def build(self, request: Request) -> Response:
        theme = request.query_params.get("theme", "")
        try:
            build = await run_in_threadpool(self.courses.build, request.path_params["course"], theme)
        except KeyError:
            return not_found()
        except BrokenContractError as reason:  # an organisation's own block or theme
            return json_response({"problem": str(reason)}, 500)
        return json_response(build.as_json())

    async def page_now(self, request: Request) -> Response:
        """The page that was just changed, ahead of its build: `PageNow` in page/contract.js, or null."""
        theme, has = (request.query_params.get(name, "") for name in ("theme", "has"))
        try:
            page = await run_in_threadpool(self.courses.page_now, request.path_params["course"], theme, has)
        except BrokenContractError:
            page = None  # the build says so
        return json_response(asdict(page) if page else None)

    async def played(self, request: Request) -> Response:
        """A file of a module."""
        at = request.path_params
        theme = "" if at["theme"] == OWN_THEME else at["theme"].removeprefix(f"{OWN_THEME}-")
        played = self.courses.played(at["course"], theme, at["standard"])
        content = played.files.get(at["path"]) if played else None
        if not played or content is None:
            return not_found()
        fixed = at["version"] == played.version and at["path"] not in played.pages
        if isinstance(content, bytes) and at["path"] in played.pages and "order" not in request.query_params:
            content = without_order(content)
        return content_response(request, content, at["path"], IMMUTABLE if fixed else REVALIDATED)

    async def open(self, request: Request) -> Response:
        """Opens the place of a fault; the request names the fault by its number, and no file."""
        asked = await read_json(request)
        if not isinstance(asked.get("number"), int):
            return not_found()
        place = self.courses.place(str(asked.get("course")), str(asked.get("theme")), asked["number"])
        if not place:
            return not_found()
        path, fault = place
        opened = await run_in_threadpool(open_place, path, fault.span.line, fault.span.column)
        return json_response({"opened": opened})

    async def sequencing(self, request: Request) -> Response:
        """What the rules of a programme say of what the page's LMS holds: `Sequencing` in page/programme.js."""
        asked = await read_json(request, LONGEST_STATES)
        played = self.courses.played(*(str(asked.get(name, "")) for name in ("course", "theme", "standard")))
        number, states = asked.get("number"), asked.get("states")
        if not played or not played.contents or not isinstance(number, int) or not isinstance(states, dict):
            return not_found()
        contents = played.contents
        held = {name: one if isinstance(one, dict) else {} for name, one in states.items()}
        reasons = reasons_of(
            contents, {name: state_of(one.get("summary"), one.get("attempts")) for name, one in held.items()}
        )
        return json_response(
            {
                "reasons": reasons,
                "next": next_to(reasons, number, 1),
                "back": next_to(reasons, number, -1),
                "requested": requested(contents, reasons, number, str(asked.get("request", ""))),
                "moves": moves_from(contents, reasons, number),
            }
        )

    async def events(self, _: Request) -> Response:
        """A message each time that a file was saved."""
        return event_stream(self.changes)
