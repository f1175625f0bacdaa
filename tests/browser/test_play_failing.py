"""Commits that fail for a while: the learner is told, goes on, and loses nothing, even if the window dies."""

from collections.abc import Callable
from typing import Literal

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import (
    STANDARDS,
    answers,
    count,
    settle,
    soon,
    standing_still,
    statuses,
    terms,
    values,
    wait,
)
from tests.patience import until

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
WHALE = "a_whale_is_a_fish"

PLACE = "one => one.offsetTop"

Enrol = Callable[..., Lms]


def fail(lms: Lms, how: Literal["false", "throw"] = "false") -> Learner:
    """A launch, a first answer, and commits that fail from then on."""
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    settle(lms)
    assert learner.standing == "Saved"
    lms.fail_commits(how)
    learner.answer(BIRDS, "a", "c")
    settle(lms)
    return learner


@pytest.mark.parametrize("how", ["false", "throw"])
@pytest.mark.parametrize("standard", STANDARDS)
def test_the_learner_is_told_and_goes_on(enrol: Enrol, standard: str, how: Literal["false", "throw"]) -> None:
    lms = enrol("tour", standard)
    learner = fail(lms, how)
    assert learner.standing == "Not saved yet"
    assert "could not be saved just now" in learner.message
    learner.go("judging")
    learner.answer(WHALE, "false")
    assert learner.outcome(WHALE).startswith("Right.")
    assert BIRDS not in (lms.saved() or {}).get("suspend_data", "")
    failed = count(lms, terms(lms).commit)
    wait(lms, 10 * 60_000)
    assert 5 <= count(lms, terms(lms).commit) - failed <= 15, "again and again, but not without end"
    lms.mend_commits()
    wait(lms, 61_000)
    assert learner.standing == "Saved"
    assert learner.message == "Your progress is saved again."
    assert {TOMATO, BIRDS, WHALE} == set(answers(lms))
    assert len(values(lms, terms(lms).statuses[0])) >= 1
    saved = lms.saved()
    assert saved
    assert saved["suspend_data"] == values(lms, terms(lms).state)[-1]
    learner = Learner(lms.resume())
    assert learner.chosen(WHALE) == ["false"]
    assert learner.page == "judging"


def test_a_message_that_comes_under_a_press_does_not_take_it_away(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    settle(lms)
    lms.fail_commits("false")
    lms.page.set_viewport_size({"width": 1280, "height": 2000})  # what is scrolled some browsers hold where it is
    turn = learner.frame.locator(".turn .next")
    with standing_still(lms):
        learner.answer(BIRDS, "a", "c")
        turn.hover()
        lms.page.mouse.down()
        assert learner.message == ""
        place = turn.evaluate(PLACE)
    settle(lms)
    assert learner.standing == "Not saved yet"
    assert turn.evaluate(PLACE) == place
    page = learner.page
    lms.page.mouse.up()
    assert soon(lms, lambda: learner.page != page)
    until(lambda: "could not be saved just now" in learner.message, "it is seen once that is let go")


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_next_launch_sends_what_was_not_taken(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = fail(lms)
    browser = lms.crash()
    lms.prepare(on=browser)
    learner = Learner(lms.launch())
    assert learner.chosen(BIRDS) == ["a", "c"]
    assert soon(lms, lambda: set(answers(lms)) == {BIRDS}), "at once, and the one that was taken is not sent again"
    learner = Learner(lms.resume())
    assert learner.chosen(BIRDS) == ["a", "c"]
    assert learner.chosen(TOMATO) == ["a"]


def copies(learner: Learner) -> str:
    """The names under which this device keeps copies."""
    names: list[str] = learner.frame.evaluate("() => Object.keys(localStorage)")
    return ",".join(name for name in names if ":copy:" in name)


def test_l2_a_copy_is_forgotten_only_when_a_later_launch_has_found_it_at_the_lms(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = fail(lms)
    assert copies(learner)
    lms.mend_commits()
    settle(lms)
    wait(lms, 60_000)
    assert learner.standing == "Saved"
    assert copies(learner), "an LMS may say true of what it has not kept"
    lms.leave()
    told = len(answers(lms))
    learner = Learner(lms.launch())
    assert learner.chosen(BIRDS) == ["a", "c"]
    settle(lms)
    assert len(answers(lms)) == told, "nothing is told twice"


def test_exit_while_commits_fail(enrol: Enrol) -> None:
    lms = enrol("tour", mode="window")
    learner = fail(lms)
    learner.exit()
    assert "did not answer" in learner.frame.locator("main").inner_text()
    assert not learner.frame.page.is_closed(), "the message must be read"
    lms.mend_commits()
    learner = Learner(lms.launch())
    assert learner.chosen(BIRDS) == ["a", "c"]
    settle(lms)  # the page behind the cover waits for company
    assert learner.standing == "Saved"
    assert BIRDS in answers(lms)


def test_another_learners_copy_is_never_used(enrol: Enrol) -> None:
    lms = enrol("tour")
    fail(lms)
    browser = lms.crash()
    other = enrol("tour", learner="learner_2")
    other.prepare(on=browser)
    learner = Learner(other.launch())
    assert learner.chosen(BIRDS) == learner.chosen(TOMATO) == []
    settle(other)
    assert answers(other) == {}
    # Nor does that cost the first learner anything.
    lms.prepare(on=browser)
    assert Learner(lms.launch()).chosen(BIRDS) == ["a", "c"]


@pytest.mark.parametrize("begun", [True, False])
def test_a_new_attempt_is_not_overwritten(enrol: Enrol, begun: bool) -> None:  # noqa: FBT001 (a parameter of a test)
    lms = enrol("tour")
    fail(lms)
    browser = lms.crash()
    anew = enrol("tour")  # the LMS has reset the learner, who goes on at another computer, or only here
    if begun:
        learner = Learner(anew.open())
        learner.answer(TOMATO, "b")
        settle(anew)
        anew.kill()
    anew.prepare(on=browser)
    learner = Learner(anew.launch())
    assert learner.chosen(BIRDS) == []
    assert learner.chosen(TOMATO) == (["b"] if begun else [])
    settle(anew)
    assert BIRDS not in answers(anew)


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_module_finished_while_commits_fail(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open(commits_fail="false"))
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=4)
    settle(lms)
    assert learner.standing == "Not saved yet"
    lms.mend_commits()
    wait(lms, 61_000)
    assert learner.standing == "Saved"
    assert statuses(lms) == terms(lms).passed
    saved = lms.saved()
    assert saved
    score = (saved["core"] if standard == "scorm12" else saved)["score"]
    assert score["raw"] == "100"
