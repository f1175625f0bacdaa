"""The player's own addresses: its page, what it shows, what a learner may do. No file of the package is served here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from builder.lms.assets import page_assets
from builder.lms.requests import read_json
from builder.lms.responses import (
    NEVER_CACHED,
    asset_response,
    event_stream,
    json_response,
    page_response,
    theme_response,
)
from builder.player.enrolment import Enrolment, Session
from builder.player.report import as_csv

if TYPE_CHECKING:
    from starlette.requests import Request

PAGE = Path(__file__).parent / "page"


def player_app(enrolment: Enrolment, stage: str) -> Starlette:
    """The app; it must stand behind the guard. `stage` is the package's origin."""
    routes = _Routes(enrolment, stage)
    return Starlette(
        routes=[
            Route("/", routes.page),
            Route("/theme.css", routes.theme),
            Route("/events", routes.events),
            Route("/course", routes.course),
            Route("/report.csv", routes.report),
            Route("/open", routes.open, methods=["POST"]),
            Route("/connection", routes.connection, methods=["POST"]),
            Route("/forget", routes.forget, methods=["POST"]),
            Route("/{path:path}", routes.asset),
        ]
    )


class _Routes:
    """What answers each address."""

    def __init__(self, enrolment: Enrolment, stage: str) -> None:
        self.enrolment, self.stage = enrolment, stage
        self.assets = page_assets(PAGE)

    async def page(self, _: Request) -> Response:
        return page_response(PAGE / "player.html", frames=self.stage)

    async def theme(self, request: Request) -> Response:
        return theme_response(request)

    async def asset(self, request: Request) -> Response:
        return asset_response(request, self.assets)

    async def events(self, _: Request) -> Response:
        return event_stream(self.enrolment.changes)

    async def course(self, request: Request) -> Response:
        """All that the page shows; of the calls those that follow `?calls=`."""
        seen = re.fullmatch(r"\d{1,9}", request.query_params.get("calls", ""))
        return json_response(as_json(self.enrolment, self.stage, int(seen[0]) if seen else 0))

    async def report(self, _: Request) -> Response:
        rows = [(part, self.enrolment.records[number]) for number, part in self.enrolment.modules]
        headers = {**NEVER_CACHED, "Content-Disposition": 'attachment; filename="report.csv"'}
        return Response(as_csv(rows), media_type="text/csv", headers=headers)

    async def open(self, request: Request) -> Response:
        asked = await _read(request)
        opened = self.enrolment.open(asked.get("number", -1), anew=asked.get("anew") is True)
        refused = "" if isinstance(opened, Session) else opened
        return json_response({"refused": refused, "token": opened.token if isinstance(opened, Session) else ""})

    async def connection(self, request: Request) -> Response:
        self.enrolment.is_down = (await _read(request)).get("down") is True
        self.enrolment.changes.notify()
        return json_response({})

    async def forget(self, _: Request) -> Response:
        self.enrolment.forget()
        return json_response({})


async def _read(request: Request) -> dict[str, Any]:
    """The page's own question; {} for anything else."""
    asked = await read_json(request)
    return asked if isinstance(asked.get("number", 0), int) else {}


def as_json(enrolment: Enrolment, stage: str, seen: int) -> dict[str, Any]:
    """What the page shows: `Course` of page/player.js."""
    contents, session, reasons = enrolment.contents, enrolment.session, enrolment.reasons()
    at = session.number if session else -1
    return {
        "title": contents.title,
        "standard": enrolment.standard.title,
        "sure": bool(enrolment.package.manifest and enrolment.package.manifest.sure),
        "stage": stage,
        "saved": enrolment.saved,
        "unsupported": enrolment.unsupported,
        "parts": [
            {
                "number": number,
                "title": part.title,
                "depth": part.depth,
                "listed": part.listed,
                "reasons": reasons.get(number),
                "summary": enrolment.records[number].summary if number in reasons else None,
                "attempt": enrolment.records[number].attempt if number in reasons else 0,
                "silent": part.silent,
            }
            for number, part in enumerate(contents.parts)
        ],
        "first": enrolment.first(),
        "next": enrolment.next_to(at, 1) if session else None,
        "back": enrolment.next_to(at, -1) if session else None,
        "requested": enrolment.requested(),
        "session": {"token": session.token, "number": at, "finished": session.finished, "over": session.over}
        if session
        else None,
        "down": enrolment.is_down,
        "calls": enrolment.calls[max(0, seen - enrolment.dropped) :],
        "called": enrolment.dropped + len(enrolment.calls),
    }
