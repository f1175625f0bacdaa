"""The cmi5 adapter at a strict LMS over HTTP, in Node."""

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest

from scorm_templates.cmi5.lms_requests import Request
from tests.cmi5.conftest import Play
from tests.cmi5.lrs import Lrs

RESTORE = ("restore", None)


def progress(**changes: Any) -> dict[str, Any]:
    fixed = {"completion": "incomplete", "success": "unknown", "score": None, "passMark": 0.8, "progress": 0.25}
    return fixed | {"location": "page-1", "state": "1~abc", "seconds": 30, "objectives": []} | changes


PASSED = progress(completion="completed", success="passed", score=0.9, progress=1, state="2~abc")
FAILED = progress(success="failed", score=0.4, state="3~abc")


def options(*names: str) -> list[dict[str, str]]:
    return [{"key": "abcdefg"[index], "name": name, "text": f"{name} in words"} for index, name in enumerate(names)]


def interaction(**changes: Any) -> dict[str, Any]:
    asked = {"id": "desk", "attempt": 1, "kind": "choice", "description": "What do you do?", "targets": []}
    given = {"options": options("tell", "leave"), "response": ["a"], "right": [["a"]], "result": "right"}
    return asked | given | {"weight": 2, "latency": 4.256, "time": 0, "objective": "care"} | changes


KINDS: dict[str, dict[str, Any]] = {
    "choice": {},
    "true-false": {"kind": "true-false", "options": [], "response": ["true"], "right": [["false"]], "result": "wrong"},
    "fill-in": {"kind": "fill-in", "options": [], "response": ["a [,] b", "{c}"], "right": [["x", "y"]], "result": 0.5},
    "long-fill-in": {"kind": "long-fill-in", "options": [], "response": ["é" * 5000], "right": [], "result": "neutral"},
    "numeric": {"kind": "numeric", "options": [], "response": ["12"], "right": [["11", "13"]]},
    "sequencing": {"kind": "sequencing", "response": ["b", "a"], "right": [["a", "b"]], "result": "wrong"},
    "matching": {"kind": "matching", "targets": options("in", "out"), "response": ["a.b"], "right": [["a.a", "b.b"]]},
    "likert": {"kind": "likert", "response": ["b"], "right": [], "result": "neutral"},
    "performance": {"kind": "performance", "response": ["a.b"], "right": [], "result": "neutral", "weight": 0},
    "other": {"kind": "other", "options": [], "response": ["\ud800 \u0000"], "right": [], "description": ""},
}


def test_a_session_from_launch_to_return(lrs: Lrs, play: Play) -> None:
    objectives = [{"id": "care", "score": 0.9, "success": "passed", "completion": "completed"}]
    answers = [("record", interaction(id=name.replace("-", "_"), **kind)) for name, kind in KINDS.items()]
    last = PASSED | {"objectives": objectives}
    steps = [
        RESTORE,
        *answers,
        ("save", last),
        ("save", last),
        ("finish", last),
        ("finish", last),
        ("leave", None),
        ("went", None),
    ]
    given = play(*steps, masteryScore=0.8, returnURL="https://lms.example/back")
    assert lrs.faults == []
    assert given[0] == "open"
    assert given[1] == {
        "state": "", "location": "", "learner": {"id": "learner_1", "name": "Learner"}, "completion": "incomplete",
        "success": "unknown", "score": None, "passMark": 0.8, "mode": "normal",
    }  # fmt: skip
    assert given[2:] == [True] * (len(answers) + 5) + [["https://lms.example/back"]]
    assert lrs.verbs == ["initialized", *["answered"] * len(KINDS), "scored", "completed", "passed", "terminated"]
    assert lrs.of("passed")["result"] == {
        "success": True, "duration": "PT30S", "score": {"scaled": 0.9, "raw": 90, "min": 0, "max": 100},
    }  # fmt: skip
    assert lrs.of("completed")["result"] == {"completion": True, "duration": "PT30S"}
    assert set(lrs.of("terminated")["result"]) == {"duration"}


@pytest.mark.parametrize(
    ("mark", "score", "verdict"), [(0.4, 0.5, "passed"), (0.9, 0.85, "failed"), (0.4, 0.3, "failed")]
)
def test_s1_the_mark_that_the_lms_hands_decides(lrs: Lrs, play: Play, mark: float, score: float, verdict: str) -> None:
    """Lower or higher than the course's own of 80 %, and the score is told with it (cmi5 10, masteryScore)."""
    success = "passed" if score >= 0.8 else "failed"
    done = progress(completion="completed", success=success, score=score, passMark=0.8, progress=1)
    given = play(RESTORE, ("save", done), ("finish", done), masteryScore=mark)
    assert given[1]["passMark"] == mark
    assert lrs.faults == []
    assert lrs.verbs == ["initialized", "completed", verdict, "terminated"]
    result = lrs.of(verdict)["result"]
    assert (result["success"], result["score"]["scaled"]) == (verdict == "passed", score)


def test_answers_can_be_read(lrs: Lrs, play: Play) -> None:
    answers = [("record", interaction(id=name, **kind)) for name, kind in KINDS.items()]
    play(RESTORE, *answers, ("save", progress()), publisher="https://council.example/courses/care#module")
    told = [one for one in lrs.statements if one["verb"]["display"]["en"] == "answered"]
    by_kind = dict(zip(KINDS, told, strict=True))
    choice = by_kind["choice"]
    assert choice["object"]["id"] == "https://council.example/courses/care#question-choice"
    assert choice["object"]["definition"]["name"] == {"en-GB": "What do you do?"}
    assert choice["object"]["definition"]["choices"][0] == {"id": "tell", "description": {"en-GB": "tell in words"}}
    assert choice["object"]["definition"]["correctResponsesPattern"] == ["tell"]
    assert choice["result"] == {
        "response": "tell", "duration": "PT4.26S", "success": True,
        "score": {"scaled": 1, "raw": 2, "min": 0, "max": 2},
    }  # fmt: skip
    assert choice["context"]["contextActivities"]["other"] == [
        {"id": "https://council.example/courses/care#objective-care"}
    ]
    assert choice["context"]["contextActivities"]["parent"] == [{"id": lrs.kept["activity"]}]
    assert by_kind["numeric"]["object"]["definition"]["correctResponsesPattern"] == ["11[:]13"]
    assert by_kind["matching"]["result"]["response"] == "tell[.]out"
    assert [one["id"] for one in by_kind["matching"]["object"]["definition"]["target"]] == ["in", "out"]
    assert by_kind["fill-in"]["result"] | {"duration": ""} == {
        "response": "a (,) b[,](c)", "duration": "", "success": False,
        "score": {"scaled": 0.5, "raw": 1, "min": 0, "max": 2},
    }  # fmt: skip
    assert "success" not in by_kind["likert"]["result"]
    assert "correctResponsesPattern" not in by_kind["likert"]["object"]["definition"]


def test_the_launch_is_read_in_any_order_and_as_it_should(lrs: Lrs, play: Play) -> None:
    query = urlencode(sorted(parse_qsl(lrs.launch()), reverse=True))
    play(RESTORE, query=query)
    assert lrs.asked[0].path == "fetch"
    assert [one.path for one in lrs.asked].count("fetch") == 1
    first = next(index for index, one in enumerate(lrs.asked) if one.method == "POST" and one.path == "statements")
    assert {"LMS.LaunchData", "cmi5LearnerPreferences"} <= {
        name for one in lrs.asked[:first] for name in (one.query.get("stateId", ""), one.query.get("profileId", ""))
    }
    assert lrs.faults == []


@pytest.mark.parametrize("missing", ["endpoint", "fetch", "actor", "registration", "activityId"])
def test_without_a_whole_launch_there_is_no_lms(lrs: Lrs, play: Play, missing: str) -> None:
    query = urlencode([(name, value) for name, value in parse_qsl(lrs.launch()) if name != missing])
    assert play(query=query) == ["none"]
    assert lrs.asked == []


@pytest.mark.parametrize("path", ["fetch", "activities/state"])
@pytest.mark.parametrize("status", [500, 403, 404])
def test_s4_an_lms_that_gives_nothing_is_not_taken_for_none(lrs: Lrs, play: Play, path: str, status: int) -> None:
    lrs.refuses = lambda request: status if request.path == path else 0
    assert play() == ["refused"]


@pytest.mark.parametrize("path", ["fetch", "activities/state", "agents/profile"])
@pytest.mark.parametrize("status", [500, 503, 429])
def test_s4_a_launch_that_fails_once_is_tried_again(lrs: Lrs, play: Play, path: str, status: int) -> None:
    failed: list[Request] = []

    def once(request: Request) -> int:
        if request.path != path or failed:
            return 0
        failed.append(request)
        return status

    lrs.refuses = once
    given = play(RESTORE, ("save", progress()))
    assert (given[0], given[2]) == ("open", True)
    assert lrs.faults == []


def test_s4_a_record_store_that_takes_only_xapi_2(lrs: Lrs, play: Play) -> None:
    version = "x-experience-api-version"

    def refuse(request: Request) -> int:
        return 400 if request.path != "fetch" and not request.headers[version].startswith("2.") else 0

    lrs.refuses = refuse
    given = play(RESTORE, ("save", PASSED), ("finish", PASSED))
    assert given[0] == "open"
    assert given[2:] == [True, True]
    assert {one.headers[version] for one in lrs.asked[2:] if one.path != "fetch"} == {"2.0.0"}
    assert lrs.verbs[-1] == "terminated"


def test_a_learner_who_wants_no_sound_gets_none(lrs: Lrs, play: Play) -> None:
    assert play(("isMuted", None), audio="on")[1] is False
    assert play(("isMuted", None), audio="off")[1] is True
    lrs.refuses = lambda request: 403 if request.path == "agents/profile" else 0
    assert play(("isMuted", None), audio="off") == ["open", False], "refused preferences are no error"


def test_the_next_session_goes_on_and_repeats_nothing(lrs: Lrs, play: Play) -> None:
    play(RESTORE, ("save", PASSED), ("finish", PASSED), masteryScore=0.8)
    found = play(RESTORE, ("save", PASSED), ("finish", PASSED), masteryScore=0.8)[1]
    assert (found["state"], found["location"], found["score"]) == ("2~abc", "page-1", 0.9)
    assert (found["completion"], found["success"]) == ("completed", "passed")
    assert lrs.verbs == ["initialized", "terminated"]
    assert lrs.faults == []


def test_time_adds_up(lrs: Lrs, play: Play) -> None:
    play(RESTORE, ("save", progress(seconds=100)), ("finish", progress(seconds=100)))
    play(RESTORE, ("save", PASSED))
    assert lrs.of("completed")["result"]["duration"] == "PT130S"


def test_a_session_has_one_verdict(lrs: Lrs, play: Play) -> None:
    play(RESTORE, ("save", FAILED), ("save", PASSED), ("finish", PASSED), masteryScore=0.8)
    assert lrs.verbs == ["initialized", "completed", "passed", "terminated"]
    assert lrs.faults == []


def test_failed_is_told_at_the_end_and_once(lrs: Lrs, play: Play) -> None:
    play(RESTORE, ("save", FAILED), ("finish", FAILED), masteryScore=0.8)
    assert lrs.verbs == ["initialized", "failed", "terminated"]
    assert lrs.of("failed")["result"]["score"]["scaled"] == 0.4
    assert lrs.of("terminated")["result"]["extensions"] == {"https://w3id.org/xapi/cmi5/result/extensions/progress": 25}
    play(RESTORE, ("save", FAILED), ("finish", FAILED), masteryScore=0.8)
    assert lrs.verbs == ["initialized", "terminated"]
    play(RESTORE, ("save", PASSED), ("finish", PASSED), masteryScore=0.8)
    assert lrs.verbs == ["initialized", "completed", "passed", "terminated"]
    play(RESTORE, ("save", FAILED), ("finish", FAILED), masteryScore=0.8)
    assert lrs.verbs == ["initialized", "terminated"], "never failed after passed"
    assert lrs.faults == []


def test_an_lms_may_ask_for_more_than_the_course(lrs: Lrs, play: Play) -> None:
    play(RESTORE, ("save", PASSED), ("finish", PASSED), masteryScore=0.95)
    assert lrs.verbs == ["initialized", "completed", "failed", "terminated"]
    assert lrs.faults == []


def test_who_fails_above_the_mark_fails_without_a_score(lrs: Lrs, play: Play) -> None:
    above = FAILED | {"score": 0.85}
    play(RESTORE, ("save", above), ("finish", above), masteryScore=0.8)
    assert "score" not in lrs.of("failed")["result"]
    assert lrs.faults == []


def test_a_score_that_nobody_judges_is_told_at_the_end_and_once(lrs: Lrs, play: Play) -> None:
    last = progress(completion="completed", score=0.75, passMark=None)
    for verbs in (["initialized", "completed", "scored", "terminated"], ["initialized", "terminated"]):
        play(RESTORE, ("save", last), ("finish", last))
        assert lrs.verbs == verbs
    assert lrs.of("scored")["result"] == {"score": {"scaled": 0.75, "raw": 75, "min": 0, "max": 100}}
    assert lrs.of("scored")["object"]["id"] == lrs.kept["activity"]
    assert lrs.faults == []


def test_what_was_done_offline_is_told_in_order(lrs: Lrs, play: Play) -> None:
    answers = [("record", interaction(id=f"q{number}")) for number in range(50)]
    offline = [("down",), *answers[:30], ("save", progress()), *answers[30:], ("save", PASSED), ("up",)]
    given = play(RESTORE, *offline, ("save", PASSED), ("finish", PASSED))
    assert [one for one in given if one is False] == [False, False]
    assert given[-2:] == [True, True]
    told = [
        one["object"]["id"].rpartition("-")[2] for one in lrs.statements if one["verb"]["display"]["en"] == "answered"
    ]
    assert told == [f"q{number}" for number in range(50)]
    assert lrs.verbs[-3:] == ["completed", "passed", "terminated"]
    assert lrs.progress["state"] == "2~abc"
    assert lrs.faults == []


def test_a_launch_that_loses_the_connection_begins_when_it_is_back(lrs: Lrs, play: Play) -> None:
    given = play(("down",), RESTORE, ("save", progress()), ("up",), ("save", progress()), ("finish", progress()))
    assert given[-4:] == [False, {}, True, True] or given[3] is False
    assert lrs.verbs == ["initialized", "terminated"]
    assert lrs.faults == []


def test_who_leaves_offline_is_told_so(lrs: Lrs, play: Play) -> None:
    assert play(RESTORE, ("down",), ("finish", PASSED))[-1] is False
    lrs.is_down = False
    play(RESTORE, ("save", PASSED), ("finish", PASSED))
    assert lrs.verbs == ["initialized", "completed", "passed", "terminated"]
    assert lrs.faults == []


def test_completed_is_not_told_again_where_its_confirmation_was_lost(lrs: Lrs, play: Play) -> None:
    lrs.refuses = lambda request: 500 if request.method == "PUT" else 0
    assert play(RESTORE, ("save", PASSED), ("finish", PASSED))[-2:] == [False, False]
    lrs.refuses = lambda _: 0
    play(RESTORE, ("save", PASSED), ("finish", PASSED))
    assert lrs.verbs == ["initialized", "terminated"]
    assert lrs.faults == []


def test_a_refused_statement_keeps_no_other(lrs: Lrs, play: Play) -> None:
    def refuses(request: Request) -> int:
        body = json.loads(request.body) if request.path == "statements" and request.body else []
        return 400 if any(one["object"]["id"].endswith("odd") for one in body) else 0

    lrs.refuses = refuses
    answers = [("record", interaction(id=name)) for name in ("even", "odd", "last")]
    assert play(RESTORE, *answers, ("save", PASSED), ("finish", PASSED))[-2:] == [True, True]
    assert lrs.verbs == ["initialized", "answered", "answered", "completed", "passed", "terminated"]


def test_the_last_words_fit_what_outlives_a_page(lrs: Lrs, play: Play) -> None:
    """64 KiB: the verdict and the end come before answers, and what is left out isn't called saved."""
    answers = [("record", interaction(id=f"q{number}", description="How? " * 40)) for number in range(40)]
    assert play(RESTORE, *answers, ("finish", PASSED))[-1] is False
    assert sum(len(one.body) for one in lrs.asked[-2:]) < 64 * 1024
    assert lrs.verbs[-4:] == ["answered", "completed", "passed", "terminated"]
    told = [one["object"]["id"] for one in lrs.statements if one["verb"]["display"]["en"] == "answered"]
    assert [name.rpartition("q")[2] for name in told] == [f"{number}" for number in range(40 - len(told), 40)]
    assert lrs.faults == []


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_a_look_records_nothing(lrs: Lrs, play: Play, mode: str) -> None:
    play(RESTORE, ("save", progress()), ("finish", progress()))
    given = play(RESTORE, ("record", interaction()), ("save", PASSED), ("finish", PASSED), mode=mode)
    assert given[1]["mode"] == mode
    assert given[1]["state"] == "1~abc"
    assert given[2:] == [True, True, True]
    assert lrs.verbs == ["initialized", "terminated"]
    assert lrs.progress["state"] == "1~abc"
    assert lrs.faults == []


@pytest.mark.parametrize("back", [{"returnURL": "https://lms.example/back"}, {}])
def test_a_page_that_is_loaded_again_tells_nothing_more(lrs: Lrs, play: Play, back: dict[str, str]) -> None:
    again = [
        ("connect", None),
        RESTORE,
        ("record", interaction()),
        ("save", PASSED),
        ("finish", PASSED),
        ("went", None),
    ]
    given = play(RESTORE, ("save", progress()), ("finish", progress()), *again, **back)
    assert given[4] == "closed"
    assert given[5]["state"] == "1~abc", "what was done is shown"
    assert given[6:9] == [False, False, True]
    assert given[-1] == list(back.values())
    assert lrs.verbs == ["initialized", "terminated"]
    assert lrs.faults == []


def test_no_answer_is_older_than_the_session(lrs: Lrs, play: Play) -> None:
    play(RESTORE, ("record", interaction(time=1000)), ("save", progress()))
    assert lrs.verbs == ["initialized", "answered"]
    assert lrs.faults == []
