"""The cmi5 adapter at LMSs as hard as those in use (R10, S1, S4): what is right, whatever they do."""

import time
from dataclasses import replace
from typing import Any

import pytest

from scorm_templates.cmi5.lms_quirks import QUIRKS
from scorm_templates.cmi5.lms_requests import Request
from tests.cmi5.conftest import Play
from tests.cmi5.lrs import Lrs
from tests.cmi5.test_adapter import FAILED, PASSED, RESTORE, interaction, progress
from tests.sampling import EVERY_PLAY

SESSION = (RESTORE, ("record", interaction()), ("save", PASSED), ("finish", PASSED))
PATIENCE = 60  # seconds after which a learner has waited too long for a launch


def launches(lrs: Lrs) -> list[Request]:
    return [one for one in lrs.asked if one.query.get("stateId") == "LMS.LaunchData"]


@pytest.mark.parametrize("quirk", ["no-token", "launch-data-fails", "launch-data-missing"])
def test_s4_without_a_launch_the_lms_is_said_to_refuse(lrs: Lrs, play: Play, quirk: str) -> None:
    lrs.quirks = (quirk,)
    begun = time.monotonic()
    assert play() == ["refused"]
    assert time.monotonic() - begun < PATIENCE
    assert lrs.kept["statements"] == []
    assert lrs.faults == []


def test_s4_a_launch_that_fails_is_tried_again(lrs: Lrs, play: Play) -> None:
    lrs.quirks = ("launch-data-fails",)
    play()
    assert len(launches(lrs)) > 1


def test_s4_one_failure_at_the_launch_is_none(lrs: Lrs, play: Play) -> None:
    lrs.quirks = ("fails-once",)
    assert play(*SESSION)[0] == "open"
    assert lrs.verbs == ["initialized", "answered", "completed", "passed", "terminated"]
    assert lrs.faults == []


def test_s4_a_store_of_xapi_2_alone(lrs: Lrs, play: Play) -> None:
    lrs.quirks = ("only-xapi-2",)
    assert play(*SESSION)[0] == "open"
    assert lrs.verbs == ["initialized", "answered", "completed", "passed", "terminated"]
    found = play(RESTORE)[1]
    assert found["state"] == PASSED["state"]
    assert lrs.faults == []


def test_s4_a_store_of_xapi_2_takes_one_document_after_another(lrs: Lrs, play: Play) -> None:
    lrs.quirks = ("only-xapi-2",)
    first, second = progress(state="first"), progress(state="second")
    assert play(RESTORE, ("save", first), ("save", second), ("save", PASSED))[2:] == [True, True, True]
    assert lrs.progress["state"] == PASSED["state"]
    assert play(RESTORE, ("save", second))[2] is True, "a later session, too"
    assert lrs.progress["state"] == "second"


@pytest.mark.parametrize("status", [409, 412])
def test_s4_a_document_that_is_guarded_is_written_all_the_same(lrs: Lrs, play: Play, status: int) -> None:
    """By a store that calls itself one of xAPI 1.0.3, too."""

    def refuses(request: Request) -> int:
        is_progress = request.method == "PUT" and request.path == "activities/state"
        return status if is_progress and lrs.progress and request.headers.get("if-match") != "*" else 0

    lrs.refuses = refuses
    assert play(RESTORE, ("save", progress(state="first")), ("save", PASSED))[2:] == [True, True]
    assert lrs.progress["state"] == PASSED["state"]
    assert lrs.faults == []


def test_r10_a_slow_store_gets_all(lrs: Lrs, play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that a session asks waits for an answer; how long, matters to nothing in it."""
    monkeypatch.setitem(QUIRKS, "slow", replace(QUIRKS["slow"], delay=3 if EVERY_PLAY else 0.3))
    lrs.quirks = ("slow",)
    assert play(*SESSION)[0] == "open"
    assert {"initialized", "completed", "passed", "terminated"} <= set(lrs.verbs)
    assert lrs.faults == []


@pytest.mark.parametrize(
    ("mastery", "verdict", "told"),
    [
        (0.4, "passed", progress(completion="completed", success="failed", score=0.5)),  # the course says 0.8
        (0.95, "failed", PASSED),
        (0.8, "passed", PASSED),
        (0.8, "failed", FAILED),
    ],
)
def test_s1_the_mark_that_the_lms_gives_decides(
    lrs: Lrs, play: Play, mastery: float, verdict: str, told: dict[str, Any]
) -> None:
    play(RESTORE, ("save", told), ("finish", told), masteryScore=mastery)
    assert lrs.faults == []
    assert {"passed", "failed"} & set(lrs.verbs) == {verdict}
    assert lrs.of(verdict)["result"]["score"]["scaled"] == told["score"]
