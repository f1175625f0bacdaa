"""The LMS's side of cmi5, for the preview and for tests: a launch, its token, and a strict record store.

Pure: a request and what is kept go in, a response comes out, and what is kept is changed in place. It is JSON.
What a module does against cmi5 (Quartz) or xAPI 1.0.3 stands in `kept["faults"]`, each with its section's number.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

from .lms_rules import LAUNCH_DATA, PREFERENCES, SESSION, faults_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .lms_rules import Kept


@dataclass(frozen=True, slots=True)
class Request:
    """What a module asks."""

    method: str
    path: str  # below the session's own address: "fetch", "statements", "activities/state" or "agents/profile"
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)  # by their names in lower case
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """What it is answered."""

    status: int
    content: Any = None  # JSON; None: nothing

    @property
    def body(self) -> bytes:
        """The content as it travels."""
        return b"" if self.content is None else json.dumps(self.content).encode()


def open_session(kept: Kept, launch: Mapping[str, Any]) -> None:
    """A new session of a registration, which begins with the first.

    `launch` may hold learner (id and name), mode, publisher (the unit's id in the manifest), masteryScore, moveOn,
    returnURL and audio ("on" or "off").
    """
    learner = launch.get("learner") or {"id": "learner_1", "name": "Learner"}
    kept.setdefault("registration", str(uuid4()))
    kept.setdefault("documents", {})
    kept.setdefault("statements", [])
    kept.setdefault("faults", [])
    account = {"homePage": "https://lms.example", "name": learner["id"]}
    kept["actor"] = {"objectType": "Agent", "name": learner["name"], "account": account}
    kept["activity"] = "https://lms.example/activities/1"
    kept["session"] = {"id": str(uuid4()), "token": uuid4().hex, "fetched": False, "read": []}
    kept["preferences"] = {"audioPreference": launch.get("audio", "on"), "languagePreference": "en-GB"}
    template = {
        "contextActivities": {"grouping": [{"id": launch.get("publisher", "https://publisher.example/course#module")}]},
        "extensions": {SESSION: kept["session"]["id"], "https://lms.example/team": "a"},
    }
    data = {"contextTemplate": template, "launchMode": launch.get("mode", "normal").title(), "moveOn": "Completed"}
    kept["data"] = data | {key: launch[key] for key in ("masteryScore", "moveOn", "returnURL") if key in launch}


def launch_query(kept: Kept, address: str) -> str:
    """What an LMS puts behind the module's address (8.1); `address` is the session's, with a slash at its end."""
    values = {"activityId": kept["activity"], "actor": json.dumps(kept["actor"]), "fetch": f"{address}fetch"}
    return urlencode(values | {"registration": kept["registration"], "endpoint": address})


def answer(request: Request, kept: Kept) -> Response:
    """Answers a request of the session that is open."""
    if request.path == "fetch":
        return _fetch(request, kept)
    if request.headers.get("authorization") != f"Basic {kept['session']['token']}":
        return _refuse(kept, 401, ["8.2.1: a request without the token as Basic authorization"])
    if not request.headers.get("x-experience-api-version", "").startswith("1.0."):
        return _refuse(kept, 400, ["xAPI 3.3: a request without its version"])
    resource = RESOURCES.get(request.path)
    try:
        return resource(request, kept) if resource else Response(404)
    except ValueError as reason:
        return _refuse(kept, 400, [f"xAPI 3: the request can't be read: {reason}"])


def _refuse(kept: Kept, status: int, faults: list[str]) -> Response:
    kept["faults"] += faults
    return Response(status, {"faults": faults})


def _fetch(request: Request, kept: Kept) -> Response:
    if request.method != "POST":
        return _refuse(kept, 405, ["8.2.1: the fetch address takes a POST alone"])
    if kept["session"]["fetched"]:
        kept["faults"].append("8.2.3.1: the token was fetched twice")
        return Response(200, {"error-code": "1", "error-text": "The token was given already."})
    kept["session"]["fetched"] = True
    return Response(200, {"auth-token": kept["session"]["token"]})


def _state(request: Request, kept: Kept) -> Response:
    query, name = request.query, request.query.get("stateId", "")
    wanted = (kept["activity"], kept["registration"], kept["actor"])
    if (query.get("activityId"), query.get("registration"), json.loads(query.get("agent", "null"))) != wanted:
        return _refuse(kept, 400, ["10: a State document of another activity, registration or agent"])
    if request.method == "GET":
        kept["session"]["read"].append(name)
        found = kept["data"] if name == LAUNCH_DATA else kept["documents"].get(name)
        return Response(404 if found is None else 200, found)
    if name == LAUNCH_DATA:
        return _refuse(kept, 403, ["10: LMS.LaunchData is the LMS's own"])
    kept["documents"][name] = json.loads(request.body)
    return Response(204)


def _statements(request: Request, kept: Kept) -> Response:
    return _tell(request, kept) if request.method == "POST" else _told(request, kept)


def _preferences(request: Request, kept: Kept) -> Response:
    name = request.query.get("profileId", "")
    kept["session"]["read"].append(name)
    return Response(200, kept["preferences"]) if name == PREFERENCES else Response(404)


def _told(request: Request, kept: Kept) -> Response:
    """The statements about an activity of the registration, the newest first (xAPI 3, 2.1.3)."""
    query = request.query
    found = [
        one
        for one in reversed(kept["statements"])
        if one["verb"]["id"] == query.get("verb", one["verb"]["id"])
        and one["object"]["id"] == query.get("activity", one["object"]["id"])
    ]
    return Response(200, {"statements": found[: int(query.get("limit", "0")) or None], "more": ""})


def _tell(request: Request, kept: Kept) -> Response:
    """Takes all of the statements, or none."""
    given = json.loads(request.body)
    statements = given if isinstance(given, list) else [given]
    before = list(kept["statements"])
    for one in statements:
        faults = list(faults_of(one, kept))
        if faults:
            kept["statements"] = before
            return _refuse(kept, 400, faults)
        kept["statements"].append(one)
    return Response(200, [one["id"] for one in statements])


RESOURCES = {"statements": _statements, "activities/state": _state, "agents/profile": _preferences}
