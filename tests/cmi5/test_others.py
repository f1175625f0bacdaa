"""S8: what modules of other makers write in another way, and mean the same."""

import copy
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from scorm_templates.cmi5.lms import answer
from scorm_templates.cmi5.lms_requests import Request, Response
from scorm_templates.cmi5.plugin import read
from tests.cmi5.test_rules import GROUPING, Play, Statement
from tests.cmi5.test_store import send

Change = Callable[[Statement], object]


@pytest.fixture
def play() -> Play:
    begun = Play()
    begun.tell("initialized")
    return begun


def as_tincanjs(statement: Statement) -> None:
    """It writes every default out, and knows agents by their names, too."""
    activities = statement["context"]["contextActivities"]
    for listed in activities.values():
        listed[:] = [{"objectType": "Activity", **one} for one in listed]
    statement["object"] = {"objectType": "Activity", **statement["object"]}
    statement["actor"] = {"name": "Another Name", **statement["actor"]}
    statement["version"] = "1.0.0"


def alone(statement: Statement) -> None:
    """One activity may stand without its list."""
    activities = statement["context"]["contextActivities"]
    for name, listed in activities.items():
        if len(listed) == 1:
            activities[name] = listed[0]


def with_definition(statement: Statement) -> None:
    named = {"definition": {"name": {"en": "Course"}, "type": "http://adlnet.gov/expapi/activities/course"}}
    statement["context"]["contextActivities"]["grouping"] = [
        one | named for one in statement["context"]["contextActivities"]["grouping"]
    ]


def put_in(*path: str, to: Any) -> Change:
    def change(statement: Statement) -> None:
        inside = statement
        for name in path[:-1]:
            inside = inside[name]
        inside[path[-1]] = to

    return change


def in_capitals(statement: Statement) -> None:
    statement["context"]["registration"] = statement["context"]["registration"].upper()


def with_more(statement: Statement) -> None:
    statement["context"]["contextActivities"]["grouping"].append({"id": "urn:x:more"})


SAME: dict[str, Change] = {
    "TinCanJS": as_tincanjs,
    "one without its list": alone,
    "activities with definitions": with_definition,
    "an agent without its type and name": lambda told: [told["actor"].pop(name) for name in ("objectType", "name")],
    "a registration in capitals": in_capitals,
    "more activities than the template has": with_more,
    "a duration with all its parts": put_in("result", "duration", to="P0Y0M0DT0H1M5.25S"),
    "a duration with a comma": put_in("result", "duration", to="PT65,25S"),
    "an offset of nothing": lambda told: told.update(timestamp=told["timestamp"].replace("Z", "+00:00")),
    "a time without fractions": lambda told: told.update(timestamp=told["timestamp"].replace(".000Z", "Z")),
}


@pytest.mark.parametrize("name", SAME)
def test_s8_the_same_in_other_words_is_no_fault(name: str) -> None:
    play = Play()
    for verb in ("initialized", "answered", "completed", "passed", "terminated"):
        statement = copy.deepcopy(play.statement(verb))
        if "duration" in statement["result"] or not name.startswith("a duration"):
            SAME[name](statement)
        assert play.send(statement).status == 200, play.kept["faults"]
    assert play.kept["faults"] == []
    told = read(play.kept)
    assert (told["completion"], told["success"], told["score"]) == ("completed", "passed", 0.9)
    assert told["seconds"] == (65.25 if name.startswith("a duration") else 3723.5)


OTHER: dict[str, tuple[str, Change]] = {
    "another account": ("8.1", put_in("actor", "account", to={"homePage": "https://lms.example", "name": "else"})),
    "a group": ("8.1", put_in("actor", "objectType", to="Group")),
    "another grouping": ("10", put_in(*GROUPING, to=[{"objectType": "Activity", "id": "urn:x:other"}])),
    "no grouping": ("10", put_in(*GROUPING, to=[])),
    "another registration": ("9.6.1", put_in("context", "registration", to=str(uuid4()))),
    "an earlier time in other words": ("9.3", put_in("timestamp", to="2026-11-22T10:00:00.5+00:00")),
}


@pytest.mark.parametrize("name", OTHER)
def test_s8_what_is_not_the_same_still_is_a_fault(name: str, play: Play) -> None:
    section, change = OTHER[name]
    statement = copy.deepcopy(play.statement("answered"))
    change(statement)
    assert play.send(statement).status == 400
    assert section in play.sections


def test_s8_a_verb_told_twice_is_found_in_tincanjs_words(play: Play) -> None:
    for _ in range(2):
        statement = play.statement("completed")
        as_tincanjs(statement)
        play.send(statement)
    assert {"9.3", "9.3.3"} <= play.sections


def test_s8_other_objects_than_activities(play: Play) -> None:
    """cmi5 allowed statements may be about a statement, or about people."""
    before = play.kept["statements"][0]["id"]
    for about in ({"objectType": "StatementRef", "id": before}, {"objectType": "Agent", "mbox": "mailto:a@b.example"}):
        assert play.send(play.statement("preferred") | {"object": about}).status == 200
    assert play.kept["faults"] == []
    assert read(play.kept)["completion"] == "incomplete"
    about_module = {"activity": play.kept["activity"]}
    assert len(send(play, "GET", "statements", about_module).content["statements"]) == 1


@pytest.mark.parametrize("path", ["/activities/state", "//activities/state", "activities//state", "activities/state/"])
def test_s8_doubled_slashes_are_one(path: str, play: Play) -> None:
    query = play.of_state("bookmark")
    assert send(play, "PUT", path, query, b"3", content_type="text/plain").status == 204
    assert send(play, "GET", path, query).body == b"3"
    assert play.kept["faults"] == []


def test_s8_an_agent_is_known_by_its_account(play: Play) -> None:
    kept = play.kept
    for agent in (
        {"account": kept["actor"]["account"]},
        {"objectType": "Agent", "account": kept["actor"]["account"], "name": "Else"},
    ):
        query = play.of_state("x") | {"agent": json.dumps(agent), "registration": kept["registration"].upper()}
        assert send(play, "PUT", "activities/state", query, b"1").status == 204
        assert send(play, "GET", "agents/profile", play.of_learner("p") | {"agent": json.dumps(agent)}).status == 404
        assert "Alex" not in json.dumps(send(play, "GET", "agents", {"agent": json.dumps(agent)}).content)
    assert kept["faults"] == []
    for other in ("{}", "[]", "7", '{"account": {"homePage": "https://lms.example", "name": "x"}}', "[" * 100_000):
        assert send(play, "GET", "activities/state", play.of_state("x") | {"agent": other}).status == 400


@pytest.mark.parametrize("version", ["1.0", "1.0.0", "1.0.1", "1.0.2", "1.0.3", "2.0.0"])
def test_s8_versions_of_xapi(version: str, play: Play) -> None:
    """3.3: 1.0 is 1.0.0; the answer says a version, too."""
    got = send(play, "GET", "statements", {}, x_experience_api_version=version)
    assert got.status == 200
    assert got.headers["X-Experience-API-Version"] == ("1.0.3" if version == "1.0" else version)


@pytest.mark.parametrize("version", ["", "0.9", "0.95", "1", "1.1.0", "3.0.0", "1.0.x"])
def test_s8_other_versions_are_refused(version: str, play: Play) -> None:
    assert send(play, "GET", "statements", {}, x_experience_api_version=version).status == 400


def in_a_form(play: Play, method: str, path: str, fields: dict[str, str]) -> Response:
    """As browsers ask that can't send headers (1.3)."""
    own = {"Authorization": f"Basic {play.kept['session']['token']}", "X-Experience-API-Version": "1.0.3"}
    body = urlencode(own | fields).encode()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    return answer(Request("POST", path, {"method": method}, headers, body), play.kept)


def test_s8_requests_in_a_form(play: Play) -> None:
    query, statement = play.of_state("bookmark"), play.statement("answered")
    sent = {"content": '{"a": 1}', "Content-Type": "application/json", "Content-Length": "8"}
    assert in_a_form(play, "PUT", "activities/state", query | sent).status == 204
    assert in_a_form(play, "GET", "activities/state", query).body == b'{"a": 1}'
    assert (
        in_a_form(play, "PUT", "statements", {"statementId": statement["id"], "content": json.dumps(statement)}).status
        == 204
    )
    assert in_a_form(play, "POST", "statements", {"content": json.dumps([play.statement("answered")])}).status == 200
    assert in_a_form(play, "DELETE", "activities/state", query).status == 204
    assert play.kept["faults"] == []
    assert answer(Request("POST", "statements", {"method": "PUT"}, {}, b"\xff"), play.kept).status == 400
    assert answer(Request("POST", "statements", {"method": "PUT"}, {}, b"a=1"), play.kept).status == 401


def test_s8_statements_with_attachments_and_other_types(play: Play) -> None:
    """1.5.2: the first part of a mixed one is what is told."""
    for kind in ("application/json;charset=UTF-8", "text/plain", ""):
        body = json.dumps(play.statement("answered")).encode()
        assert send(play, "POST", "statements", {}, body, content_type=kind).status == 200
    statement = json.dumps(play.statement("answered"))
    picture = "Content-Type: image/png\r\n\r\nPNG"
    parts = f"--b\r\nContent-Type: application/json\r\n\r\n{statement}\r\n--b\r\n{picture}\r\n--b--"
    mixed = 'multipart/mixed; boundary="b"'
    assert send(play, "POST", "statements", {}, parts.encode(), content_type=mixed).status == 200
    for broken in (b"", b"--b", b"\xff" * 9):
        assert send(play, "POST", "statements", {}, broken, content_type=mixed).status == 400


def test_s8_tags_with_quotes_or_without(play: Play) -> None:
    query = play.of_learner("notes")
    assert send(play, "PUT", "agents/profile", query, b"1", if_none_match='"*"').status == 204
    tag = send(play, "GET", "agents/profile", query).headers["ETag"]
    for match, status in ((tag, 204), (tag.strip('"'), 412), (f'W/"{"0" * 40}"', 412), ('""', 409), ("*", 204)):
        assert send(play, "PUT", "agents/profile", query, b"2", if_match=match).status == status
    assert send(play, "PUT", "agents/profile", query, b"2", if_none_match="*").status == 412


def test_s8_an_answer_without_its_options_is_taken_and_told(play: Play) -> None:
    """Record stores in use take it, and so the module goes on."""
    statement = play.statement("answered")
    del statement["object"]["definition"]["choices"]
    assert play.send(statement).status == 200
    assert play.sections == {"xAPI 2, appendix C"}
    assert [one["response"] for one in read(play.kept)["answers"]] == ["a"]


def test_s8_a_statement_without_an_id_is_named(play: Play) -> None:
    statement = play.statement("answered")
    del statement["id"]
    assert play.send(statement).status == 400
    assert play.sections == {"9.1"}


def test_s8_an_empty_state_id_and_one_that_is_listed(play: Play) -> None:
    for name in ("", " ", "a/b", "ŵ"):
        query = play.of_state(name)
        assert send(play, "GET", "activities/state", query).status == 404
        assert send(play, "PUT", "activities/state", query, b"x", if_match='""').status == 204
        assert send(play, "GET", "activities/state", query).body == b"x"
    assert play.kept["faults"] == []
