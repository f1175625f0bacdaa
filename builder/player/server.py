"""The player's own addresses: its page, what it shows, what a learner may do. No file of the package is served here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from builder.discover import themes
from builder.model import Organisation
from builder.player.report import as_csv
from builder.player.room import Room, Session
from builder.preview.server import ALWAYS, asked_of, content_of, events_of, json_of, nothing, scripts
from builder.render.theming import stylesheet

if TYPE_CHECKING:
    from starlette.requests import Request

PAGE = Path(__file__).parent / "page"


def player_app(room: Room, stage: str) -> Starlette:
    """The app; it must stand behind the guard. `stage` is the package's origin."""
    desk = _Desk(room, stage)
    return Starlette(
        routes=[
            Route("/", desk.page),
            Route("/theme.css", desk.theme),
            Route("/events", desk.events),
            Route("/course", desk.course),
            Route("/report.csv", desk.report),
            Route("/open", desk.open, methods=["POST"]),
            Route("/connection", desk.connection, methods=["POST"]),
            Route("/forget", desk.forget, methods=["POST"]),
            Route("/{path:path}", desk.script),
        ]
    )


class _Desk:
    """What answers each address."""

    def __init__(self, room: Room, stage: str) -> None:
        self.room, self.stage = room, stage
        self.scripts = scripts(()) | {f"player/page/{file.name}": file for file in PAGE.glob("*.*s")}
        self.policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
            f"frame-src {stage}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )

    async def page(self, _: Request) -> Response:
        headers = {**ALWAYS, "Content-Security-Policy": self.policy}
        return FileResponse(PAGE / "player.html", headers=headers)

    async def theme(self, request: Request) -> Response:
        default = next(theme for theme in themes().values() if theme.settings.get("default"))
        return content_of(request, stylesheet(default, Organisation()).encode(), "theme.css")

    async def script(self, request: Request) -> Response:
        file = self.scripts.get(request.path_params["path"])
        return content_of(request, file.read_bytes(), file.name) if file else nothing()

    async def events(self, _: Request) -> Response:
        return events_of(self.room.bell)

    async def course(self, request: Request) -> Response:
        """All that the page shows; of the calls those that follow `?calls=`."""
        seen = re.fullmatch(r"\d{1,9}", request.query_params.get("calls", ""))
        return json_of(as_json(self.room, self.stage, int(seen[0]) if seen else 0))

    async def report(self, _: Request) -> Response:
        rows = [(part, self.room.records[number]) for number, part in self.room.modules]
        headers = {**ALWAYS, "Content-Disposition": 'attachment; filename="report.csv"'}
        return Response(as_csv(rows), media_type="text/csv", headers=headers)

    async def open(self, request: Request) -> Response:
        asked = await _asked(request)
        opened = self.room.open(asked.get("number", -1), anew=asked.get("anew") is True)
        refused = "" if isinstance(opened, Session) else opened
        return json_of({"refused": refused, "token": opened.token if isinstance(opened, Session) else ""})

    async def connection(self, request: Request) -> Response:
        self.room.is_down = (await _asked(request)).get("down") is True
        self.room.bell.ring()
        return json_of({})

    async def forget(self, _: Request) -> Response:
        self.room.forget()
        return json_of({})


async def _asked(request: Request) -> dict[str, Any]:
    """The page's own question; {} for anything else."""
    asked = await asked_of(request)
    return asked if isinstance(asked.get("number", 0), int) else {}


def as_json(room: Room, stage: str, seen: int) -> dict[str, Any]:
    """What the page shows."""
    session, reasons = room.session, room.reasons()
    at = session.number if session else -1
    return {
        "title": room.contents.title,
        "standard": room.standard.title,
        "sure": bool(room.package.manifest and room.package.manifest.sure),
        "stage": stage,
        "kept": room.kept,
        "unheeded": room.side.unheeded(room.contents.whole) if hasattr(room.side, "unheeded") else [],
        "parts": [
            {
                "number": number,
                "title": part.title,
                "depth": part.depth,
                "listed": part.listed,
                "reasons": reasons.get(number),
                "summary": room.records[number].summary if number in reasons else None,
                "attempt": room.records[number].attempt if number in reasons else 0,
                "silent": part.silent,
            }
            for number, part in enumerate(room.contents.parts)
        ],
        "first": room.first(),
        "next": room.next_to(at, 1) if session else None,
        "back": room.next_to(at, -1) if session else None,
        "wanted": room.wanted(),
        "session": {"token": session.token, "number": at, "finished": session.finished, "over": session.over}
        if session
        else None,
        "down": room.is_down,
        "calls": room.calls[max(0, seen - room.forgotten) :],
        "told": room.forgotten + len(room.calls),
    }
