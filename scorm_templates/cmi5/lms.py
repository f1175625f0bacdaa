"""The LMS's side of cmi5, for the preview and for tests: a launch, its token, and a strict record store.

Pure: a request and what is kept go in, a response comes out, and what is kept is changed in place. It is JSON.
What a module does against cmi5 (Quartz) or xAPI 1.0.3 stands in `kept["faults"]`, each with its section's number.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

from .lms_documents import answer_of_documents, document_of
from .lms_requests import Request, Response, as_meant, json_in
from .lms_rules import LAUNCH_DATA, PREFERENCES, SESSION, TOLD_ONLY, faults_of
from .lms_same import id_of, moment, same_agent, same_uuid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .lms_rules import Kept


VERSION = re.compile(r"(1\.0|2\.0)(\.\d+)?")  # 1.0 is 1.0.0 (xAPI 3, 3.3); 2.0 keeps what a module of 1.0.3 does


def open_session(kept: Kept, launch: Mapping[str, Any]) -> None:
    """A new session of a registration, which begins with the first.

    `launch` may hold learner (id and name), mode, publisher (the unit's id in the manifest), masteryScore, moveOn,
    returnURL and audio ("on" or "off").
    """
    learner = launch.get("learner") or {"id": "learner_1", "name": "Learner"}
    kept.setdefault("registration", str(uuid4()))
    for documents in ("documents", "of_all_registrations", "of_learner", "of_activity"):
        kept.setdefault(documents, {})
    kept.setdefault("statements", [])
    kept.setdefault("faults", [])
    account = {"homePage": "https://lms.example", "name": learner["id"]}
    kept["actor"] = {"objectType": "Agent", "name": learner["name"], "account": account}
    kept["activity"] = "https://lms.example/activities/1"
    kept["session"] = {"id": str(uuid4()), "token": uuid4().hex, "fetched": False, "read": []}
    if "audio" in launch or PREFERENCES not in kept["of_learner"]:
        wishes = {"audioPreference": launch.get("audio", "on"), "languagePreference": "en-GB"}
        kept["of_learner"][PREFERENCES] = document_of(json.dumps(wishes).encode())
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
    """Answers a request of the session that is open, and says in which version of xAPI (xAPI 3, 3.3)."""
    try:
        asked = as_meant(request)
    except ValueError as reason:
        return _refuse(kept, 400, [f"xAPI 3, 1.3: the request can't be read: {reason!r}"])
    version = asked.headers.get("x-experience-api-version", "")
    openly = {"fetch": _fetch, "about": _about}.get(asked.path)
    response = openly(asked, kept) if openly else _response(asked, kept, version)
    said = version if VERSION.fullmatch(version) and version.count(".") > 1 else "1.0.3"
    return replace(response, headers={"X-Experience-API-Version": said, **response.headers})


def _response(request: Request, kept: Kept, version: str) -> Response:
    if request.method == "OPTIONS":
        return Response(204)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic" or token.strip() != kept["session"]["token"]:
        return _refuse(kept, 401, ["8.2.1: a request without the token as Basic authorization"])
    if not VERSION.fullmatch(version):
        return _refuse(kept, 400, ["xAPI 3.3: a request without its version"])
    if request.method == "HEAD":
        return replace(_answer(replace(request, method="GET"), kept), content=None)  # xAPI 3, 1.1
    return _answer(request, kept)


def _answer(request: Request, kept: Kept) -> Response:
    resource = RESOURCES.get(request.path)
    try:
        return resource(request, kept) if resource else Response(404)
    except (ValueError, KeyError, TypeError, RecursionError) as reason:
        return _refuse(kept, 400, [f"xAPI 3: the request can't be read: {reason!r}"])


def _refuse(kept: Kept, status: int, faults: list[str]) -> Response:
    kept["faults"] += faults
    return Response(status, {"faults": faults})


def _about(_: Request, __: Kept) -> Response:
    return Response(200, {"version": ["1.0.3"]})  # to anybody (xAPI 3, 2.8)


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
    registration = query.get("registration", "" if name == LAUNCH_DATA else kept["registration"])
    own = query.get("activityId") == kept["activity"] and same_uuid(registration, kept["registration"])
    if not own or not same_agent(_agent(request), kept["actor"]):
        return _refuse(kept, 400, ["10: a State document of another activity, registration or agent"])
    if name == LAUNCH_DATA and request.method != "GET":
        return _refuse(kept, 403, ["10: LMS.LaunchData is the LMS's own"])
    kept["session"]["read"] += [name] if request.method == "GET" else []
    if name == LAUNCH_DATA:
        return Response(200, kept["data"])
    # A document needs no registration, and then has none (xAPI 3, 2.3).
    documents = kept["documents" if "registration" in query else "of_all_registrations"]
    return answer_of_documents(request, documents, "stateId", is_profile=False)


def _agent(request: Request) -> Any:
    return json.loads(request.query.get("agent", "null"))


def _profile_of_learner(request: Request, kept: Kept) -> Response:
    if not same_agent(_agent(request), kept["actor"]):
        return _refuse(kept, 400, ["11: a profile of another agent"])
    kept["session"]["read"] += [request.query.get("profileId", "")] if request.method == "GET" else []
    return answer_of_documents(request, kept["of_learner"], "profileId", is_profile=True)


def _profile_of_activity(request: Request, kept: Kept) -> Response:
    documents = kept["of_activity"].setdefault(request.query["activityId"], {})
    return answer_of_documents(request, documents, "profileId", is_profile=True)


def _statements(request: Request, kept: Kept) -> Response:
    methods = {"POST": _post, "PUT": _put, "GET": _told}
    if request.method not in methods:
        return Response(405)
    through = {"X-Experience-API-Consistent-Through": datetime.now(UTC).isoformat()}  # xAPI 3, 2.1.3
    return replace(methods[request.method](request, kept), headers=through)


def _told(request: Request, kept: Kept) -> Response:
    """A statement by its id, or those of the registration that are asked for, the newest first (xAPI 3, 2.1.3)."""
    query = request.query
    if "statementId" in query:
        if set(query) - {"statementId", "attachments", "format"}:
            return _refuse(kept, 400, ["xAPI 3, 2.1.3: a statement is asked for by its id and by something else"])
        found = [one for one in kept["statements"] if same_uuid(one["id"], query["statementId"])]
        return Response(200, found[0]) if found else Response(404)
    found = [
        one
        for one in kept["statements"]
        if query.get("verb") in {None, one["verb"]["id"]}
        and query.get("activity") in {None, id_of(one["object"])}
        and same_uuid(query.get("registration", kept["registration"]), one["context"]["registration"])
        and ("agent" not in query or same_agent(_agent(request), one["actor"]))
        and ("since" not in query or moment(one["timestamp"]) > moment(query["since"]))
        and ("until" not in query or moment(one["timestamp"]) <= moment(query["until"]))
    ]
    if query.get("ascending") != "true":
        found.reverse()
    return Response(200, {"statements": found[: int(query.get("limit", "0")) or None], "more": ""})


def _post(request: Request, kept: Kept) -> Response:
    """Takes all of the statements, or none."""
    given = json_in(request)
    statements = given if isinstance(given, list) else [given]
    return _tell(statements, kept) or Response(200, [one["id"] for one in statements])


def _put(request: Request, kept: Kept) -> Response:
    name, statement = request.query.get("statementId"), json_in(request)
    if not isinstance(statement, dict) or not name or not same_uuid(statement.setdefault("id", name), name):
        return _refuse(kept, 400, ["xAPI 3, 2.1.1: a statement is put without its id, or with another one"])
    return _tell([statement], kept) or Response(204)


def _tell(statements: list[Any], kept: Kept) -> Response | None:
    """Takes statements, or says why not. One that is here already, and is the same, changes nothing (xAPI 3, 2.1.1)."""
    before = list(kept["statements"])
    for one in statements:
        if one in kept["statements"]:
            continue
        faults = list(faults_of(one, kept))
        if any(not fault.startswith(TOLD_ONLY) for fault in faults):
            kept["statements"] = before
            return _refuse(kept, 409 if any("used before" in fault for fault in faults) else 400, faults)
        kept["faults"] += faults
        kept["statements"].append(one)
    return None


def _person(request: Request, kept: Kept) -> Response:
    """All that is known of an agent (xAPI 3, 2.4)."""
    agent = kept["actor"] if same_agent(_agent(request), kept["actor"]) else _agent(request)
    return Response(200, {"objectType": "Person"} | {name: [agent[name]] for name in agent if name != "objectType"})


def _activity(request: Request, _: Kept) -> Response:
    """What is known of an activity (xAPI 3, 2.5)."""
    return Response(200, {"objectType": "Activity", "id": request.query["activityId"]})


RESOURCES = {
    "statements": _statements,
    "activities": _activity,
    "activities/state": _state,
    "activities/profile": _profile_of_activity,
    "agents": _person,
    "agents/profile": _profile_of_learner,
}
