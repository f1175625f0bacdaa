"""The record store takes and gives what xAPI 1.0.3, part 3, lets another vendor's module ask for."""

import json

import pytest

from scorm_templates.cmi5.lms import answer
from scorm_templates.cmi5.lms_requests import Request, Response
from tests.cmi5.test_rules import Play

JSON = "application/json"
PICTURE = b"\x89PNG\xff\x00"


@pytest.fixture
def play() -> Play:
    begun = Play()
    begun.tell("initialized")
    return begun


def send(play: Play, method: str, path: str, query: dict[str, str], body: bytes = b"", **headers: str) -> Response:
    token = {"authorization": f"Basic {play.kept['session']['token']}", "x-experience-api-version": "1.0.3"}
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    response = answer(Request(method, path, query, token | given, body), play.kept)
    assert json.dumps(play.kept), "what is kept is JSON"
    return response


def test_one_statement_is_put_and_got_by_its_id(play: Play) -> None:
    """2.1.1, 2.1.3: again the same changes nothing, another with its id is a conflict."""
    statement = play.statement("answered")
    query, body = {"statementId": statement["id"]}, json.dumps(statement).encode()
    assert send(play, "GET", "statements", query).status == 404
    assert [send(play, "PUT", "statements", query, body).status for _ in range(2)] == [204, 204]
    other = json.dumps(statement | {"result": {}}).encode()
    assert send(play, "PUT", "statements", query, other).status == 409
    got = send(play, "GET", "statements", query)
    assert (got.status, got.content) == (200, statement)
    assert "X-Experience-API-Consistent-Through" in got.headers
    assert send(play, "POST", "statements", {}, body).content == [statement["id"]]
    assert len(play.kept["statements"]) == 2
    assert send(play, "DELETE", "statements", query).status == 405


def test_statements_are_filtered(play: Play) -> None:
    """2.1.3."""
    play.tell("answered", "completed")
    registration = play.kept["registration"]
    verbs = {
        tuple(query): [
            one["verb"]["id"].rpartition("/")[2] for one in send(play, "GET", "statements", query).content["statements"]
        ]
        for query in ({}, {"ascending": "true", "limit": "1"}, {"registration": registration, "verb": "urn:x"})
    }
    assert [*verbs.values()] == [["completed", "answered", "initialized"], ["initialized"], []]
    assert send(play, "GET", "statements", {"registration": "another"}).content["statements"] == []


def test_a_document_may_be_anything(play: Play) -> None:
    """2.2, 2.3: its bytes and its type come back, and it can be deleted."""
    query = play.of_state("picture")
    assert send(play, "PUT", "activities/state", query, PICTURE, content_type="image/png").status == 204
    got = send(play, "GET", "activities/state", query)
    assert (got.body, got.headers["Content-Type"]) == (PICTURE, "image/png")
    head = send(play, "HEAD", "activities/state", query)
    assert (head.status, head.body, head.headers) == (200, b"", got.headers)
    assert [send(play, method, "activities/state", query).status for method in ("DELETE", "GET")] == [204, 404]


def test_objects_are_merged_and_nothing_else(play: Play) -> None:
    """2.2: the top level of JSON objects; whatever else is posted to a document changes nothing."""
    query = play.of_state("bookmark")
    for body in (b'{"a": {"x": 1}, "b": 1}', b'{"a": {"y": 2}, "c": 3}'):
        assert send(play, "POST", "activities/state", query, body, content_type=f"{JSON}; charset=utf-8").status == 204
    for body, kind in ((b"[]", JSON), (b"{", JSON), (b"{}", "text/plain")):
        assert send(play, "POST", "activities/state", query, body, content_type=kind).status == 400
    got = send(play, "GET", "activities/state", query)
    assert json.loads(got.body) == {"a": {"y": 2}, "b": 1, "c": 3}


def test_state_is_listed_and_deleted_as_a_whole(play: Play) -> None:
    """2.3: that of a registration apart from that of none."""
    everything = {name: value for name, value in play.of_state("").items() if name != "stateId"}
    loose = {name: value for name, value in everything.items() if name != "registration"}
    for query in (play.of_state("one"), play.of_state("two"), loose | {"stateId": "three"}):
        assert send(play, "PUT", "activities/state", query, b"x", content_type="text/plain").status == 204
    assert send(play, "GET", "activities/state", everything).content == ["one", "two"]
    assert send(play, "DELETE", "activities/state", everything).status == 204
    assert send(play, "GET", "activities/state", everything).content == []
    assert send(play, "GET", "activities/state", loose).content == ["three"]
    assert send(play, "PUT", "activities/state", loose, b"x").status == 400


def test_a_profile_is_not_written_over_unseen(play: Play) -> None:
    """3.1: who writes over one says which; cmi5 11: a module may write the learner's preferences, which then stay."""
    query = play.of_learner("cmi5LearnerPreferences")
    wishes = b'{"audioPreference": "off", "languagePreference": "cy"}'
    tag = send(play, "GET", "agents/profile", query).headers["ETag"]

    def put(**headers: str) -> int:
        return send(play, "PUT", "agents/profile", query, wishes, content_type=JSON, **headers).status

    assert [put(), put(if_match='"old"'), put(if_none_match="*"), put(if_match=tag)] == [409, 412, 412, 204]
    play.launch()
    assert send(play, "GET", "agents/profile", query).body == wishes
    assert send(play, "DELETE", "agents/profile", query, if_match=tag).status == 412
    every = {"agent": query["agent"]}
    assert send(play, "GET", "agents/profile", every).content == ["cmi5LearnerPreferences"]
    assert send(play, "DELETE", "agents/profile", every).status == 400
    assert send(play, "DELETE", "agents/profile", query).status == 204
    of_activity = {"activityId": "urn:x:a", "profileId": "p"}
    assert send(play, "PUT", "activities/profile", of_activity, b"{}", content_type=JSON).status == 204
    assert send(play, "GET", "activities/profile", of_activity | {"activityId": "urn:x:b"}).status == 404
    assert play.kept["faults"] == []


def test_anybody_may_ask_for_the_version(play: Play) -> None:
    """2.8."""
    assert answer(Request("GET", "about"), play.kept).content == {"version": ["1.0.3"]}
