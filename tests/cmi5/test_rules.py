"""The strict LMS names what breaks cmi5 or xAPI: a play that is right, broken in one way for each numbered rule."""

import copy
import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from scorm_templates.cmi5.lms import answer, open_session
from scorm_templates.cmi5.lms_requests import Request, Response
from scorm_templates.cmi5.lms_rules import DEFINED, MASTERY, PROGRESS, RULES, SESSION

Statement = dict[str, Any]
CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/"
RESULTS: dict[str, Statement] = {
    "completed": {"completion": True, "duration": "PT1M"},
    "passed": {"success": True, "duration": "PT1M", "score": {"scaled": 0.9, "raw": 9, "min": 0, "max": 10}},
    "failed": {"success": False, "duration": "PT1M", "score": {"scaled": 0.2}},
    "terminated": {"duration": "PT1H2M3.5S"},
    "answered": {"response": "a"},
}
QUESTION = {
    "type": "http://adlnet.gov/expapi/activities/cmi.interaction",
    "interactionType": "choice",
    "choices": [{"id": "a"}],
    "correctResponsesPattern": ["a"],
}


class Play:
    """A registration at the LMS, and statements that are right."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self.clock = 0
        self.launch()

    def launch(self, *, reads: tuple[str, ...] = ("LMS.LaunchData", "cmi5LearnerPreferences"), **launch: Any) -> None:
        open_session(self.kept, {"masteryScore": 0.8} | launch)
        for name in reads:
            if name == "LMS.LaunchData":
                self.ask("GET", "activities/state", self.of_state(name))
            else:
                self.ask("GET", "agents/profile", self.of_learner(name))

    def of_state(self, name: str) -> dict[str, str]:
        agent, kept = json.dumps(self.kept["actor"]), self.kept
        return {"stateId": name, "activityId": kept["activity"], "registration": kept["registration"], "agent": agent}

    def of_learner(self, name: str) -> dict[str, str]:
        return {"profileId": name, "agent": json.dumps(self.kept["actor"])}

    def ask(self, method: str, path: str, query: dict[str, str], content: Any = None, **headers: str) -> Response:
        token = f"Basic {self.kept['session']['token']}"
        given = {"authorization": token, "x-experience-api-version": "1.0.3"} | headers
        return answer(Request(method, path, query, given, json.dumps(content).encode()), self.kept)

    def statement(self, verb: str) -> Statement:
        self.clock += 1
        defined = verb in DEFINED
        context = copy.deepcopy(self.kept["data"]["contextTemplate"]) | {"registration": self.kept["registration"]}
        category = ["cmi5"] * defined + ["moveon"] * (verb in {"completed", "passed", "failed"})
        context["contextActivities"]["category"] = [{"id": CATEGORIES + name} for name in category]
        if verb in {"passed", "failed"}:
            context["extensions"][MASTERY] = self.kept["data"]["masteryScore"]
        of_module = {"objectType": "Activity", "id": self.kept["activity"]}
        return {
            "id": str(uuid4()),
            "timestamp": f"2026-11-22T10:00:{self.clock:02}.000Z",
            "actor": self.kept["actor"],
            "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}", "display": {"en": verb}},
            "object": of_module if defined else {"id": "urn:x:question", "definition": copy.deepcopy(QUESTION)},
            "result": copy.deepcopy(RESULTS.get(verb, {})),
            "context": context,
        }

    def tell(self, *verbs: str) -> None:
        for verb in verbs:
            self.send(self.statement(verb))

    def send(self, *statements: Statement) -> Response:
        return self.ask("POST", "statements", {}, statements)

    @property
    def sections(self) -> set[str]:
        return {fault.partition(":")[0] for fault in self.kept["faults"]}


def test_a_play_that_is_right_has_no_fault() -> None:
    play = Play()
    play.tell("initialized", "answered", "failed", "terminated")
    play.launch()
    play.tell("initialized", "answered", "completed", "passed", "terminated")
    for mode in ("review", "browse"):
        play.launch(mode=mode)
        play.tell("initialized", "terminated")
    assert play.kept["faults"] == []
    assert len(play.kept["statements"]) == 13


def change(verb: str, *path: str, to: Any = None) -> Callable[[Play], None]:
    """The first statement of this verb, with something in it changed, or taken out."""

    def broken(play: Play) -> None:
        if verb != "initialized":
            play.tell("initialized")
        statement = play.statement(verb)
        inside = statement
        for name in path[:-1]:
            inside = inside[name]
        if to is None:
            del inside[path[-1]]
        else:
            inside[path[-1]] = to
        play.send(statement)

    return broken


def told(*verbs: str) -> Callable[[Play], None]:
    return lambda play: play.tell(*verbs)


def told_in_two(first: tuple[str, ...], second: tuple[str, ...]) -> Callable[[Play], None]:
    def broken(play: Play) -> None:
        play.tell("initialized", *first)
        play.launch()
        play.tell("initialized", *second)

    return broken


def launched(verbs: tuple[str, ...] = ("initialized",), **launch: Any) -> Callable[[Play], None]:
    def broken(play: Play) -> None:
        play.launch(**launch)
        play.tell(*verbs)

    return broken


def asked(method: str, path: str, query: Callable[[Play], dict[str, str]], **headers: str) -> Callable[[Play], None]:
    def broken(play: Play) -> None:
        play.ask(method, path, query(play), {}, **headers)

    return broken


def fetched(*methods: str) -> Callable[[Play], None]:
    def broken(play: Play) -> None:
        for method in methods:
            play.ask(method, "fetch", {})

    return broken


def an_id_twice(play: Play) -> None:
    play.tell("initialized")
    statement = play.statement("answered")
    play.send(statement)
    assert play.send(statement | {"result": {}}).status == 409


GROUPING = ("context", "contextActivities", "grouping")
CATEGORY = ("context", "contextActivities", "category")
BROKEN: dict[str, tuple[str, Callable[[Play], None]]] = {
    "begins otherwise": ("7.1.1", told("answered")),
    "goes on after its end": ("7.1.2", told("initialized", "terminated", "answered")),
    "another verb in cmi5's category": ("7.1.3", change("answered", *CATEGORY, to=[{"id": f"{CATEGORIES}cmi5"}])),
    "another learner": ("8.1", change("initialized", "actor", to={"objectType": "Agent"})),
    "no token": ("8.2.1", asked("GET", "activities/state", lambda p: p.of_state("x"), authorization="")),
    "a token fetched by GET": ("8.2.1", fetched("GET")),
    "a token fetched twice": ("8.2.3.1", fetched("POST", "POST")),
    "an id that is no UUID": ("9.1", change("initialized", "id", to="1")),
    "an id twice": ("9.1", an_id_twice),
    "a verb twice in a session": ("9.3", told("initialized", "initialized")),
    "two verdicts in a session": ("9.3", told("initialized", "failed", "passed")),
    "older than the session": ("9.3", change("answered", "timestamp", to="2026-11-22T09:00:00Z")),
    "completed twice": ("9.3.3", told_in_two(("completed",), ("completed",))),
    "passed twice": ("9.3.4", told_in_two(("passed",), ("passed",))),
    "passed below the mastery score": ("9.3.4", change("passed", "result", "score", "scaled", to=0.79)),
    "failed after passed": ("9.3", told_in_two(("passed",), ("failed",))),
    "failed with a score that passes": ("9.3.5", change("failed", "result", "score", "scaled", to=0.8)),
    "an end before other statements": ("9.3.8", change("terminated", "timestamp", to="2026-11-22T09:00:00Z")),
    "about something else": ("9.4", change("completed", "object", "id", to="urn:x:other")),
    "a score with terminated": ("9.5.1", change("terminated", "result", "score", to={"scaled": 1})),
    "a score above 1": ("9.5.1", change("passed", "result", "score", "scaled", to=90)),
    "raw in decimals": ("9.5.1", change("passed", "result", "score", "raw", to=9.5)),
    "raw without its most": ("9.5.1", change("passed", "result", "score", "max")),
    "passed without success": ("9.5.2", change("passed", "result", "success")),
    "success with completed": ("9.5.2", change("completed", "result", "success", to=True)),
    "completed without completion": ("9.5.3", change("completed", "result", "completion")),
    "completion with passed": ("9.5.3", change("passed", "result", "completion", to=True)),
    "no duration of the session": ("9.5.4.1", change("terminated", "result", "duration")),
    "no duration of completed": ("9.5.4.1", change("completed", "result", "duration")),
    "a bare duration": ("9.5.4", change("terminated", "result", "duration", to="PT")),
    "progress with completed": ("9.5.5.1", change("completed", "result", "extensions", to={PROGRESS: 100})),
    "progress as a share": ("9.5.5.1", change("terminated", "result", "extensions", to={PROGRESS: 0.5})),
    "another registration": ("9.6.1", change("initialized", "context", "registration", to=str(uuid4()))),
    "no moveon for completed": ("9.6.2.2", change("completed", *CATEGORY, to=[{"id": f"{CATEGORIES}cmi5"}])),
    "moveon for an answer": ("9.6.2.2", change("answered", *CATEGORY, to=[{"id": f"{CATEGORIES}moveon"}])),
    "no session id": ("9.6.3.1", change("initialized", "context", "extensions", SESSION)),
    "no mastery score": ("9.6.3.2", change("passed", "context", "extensions", MASTERY)),
    "a local time": ("9.7", change("initialized", "timestamp", to="2026-11-22T10:00:00+01:00")),
    "no publisher id": ("10", change("answered", *GROUPING, to=[])),
    "an extension of the LMS changed": (
        "10",
        change("answered", "context", "extensions", "https://lms.example/team", to="b"),
    ),
    "completed in a review": ("10", launched(("initialized", "completed"), mode="review")),
    "an answer in a browse": ("10", launched(("initialized", "answered"), mode="browse")),
    "launch data not read": ("10", launched(reads=("cmi5LearnerPreferences",))),
    "launch data changed": ("10", asked("PUT", "activities/state", lambda p: p.of_state("LMS.LaunchData"))),
    "another's State": ("10", asked("GET", "activities/state", lambda p: p.of_state("x") | {"registration": "1"})),
    "another's profile": ("11", asked("GET", "agents/profile", lambda p: p.of_learner("x") | {"agent": "{}"})),
    "put without an id": ("xAPI 3, 2.1.1", asked("PUT", "statements", lambda _: {})),
    "asked for by an id and more": (
        "xAPI 3, 2.1.3",
        asked("GET", "statements", lambda _: {"statementId": "1", "verb": "urn:x"}),
    ),
    "preferences not read": ("11", launched(reads=("LMS.LaunchData",))),
    "no version": ("xAPI 3.3", asked("GET", "statements", lambda _: {}, **{"x-experience-api-version": ""})),
    "an agent that is no JSON": (
        "xAPI 3",
        asked("GET", "activities/state", lambda p: p.of_state("x") | {"agent": "{"}),
    ),
    "no object": ("xAPI 2.2", change("answered", "object")),
    "an object without a scheme": ("xAPI 2.4.3", change("answered", "object", "id", to="question")),
    "a type that is none": (
        "xAPI 2, appendix C",
        change("answered", "object", "definition", "interactionType", to="quiz"),
    ),
    "options without ids": ("xAPI 2, appendix C", change("answered", "object", "definition", "choices")),
    "an id with a space": (
        "xAPI 2, appendix C",
        change("answered", "object", "definition", "choices", to=[{"id": "a b"}]),
    ),
    "an answer as a list": ("xAPI 2, appendix C", change("answered", "result", "response", to=["a"])),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_is_named_by_its_section(name: str) -> None:
    section, broken = BROKEN[name]
    play = Play()
    broken(play)
    assert section in play.sections, play.kept["faults"]


def test_every_rule_is_broken_above() -> None:
    said = set()
    for _, broken in BROKEN.values():
        play = Play()
        broken(play)
        said |= set(play.kept["faults"])
    assert {f"{section}: {fault}" for section, fault, _ in RULES} <= said
