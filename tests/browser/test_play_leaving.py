"""The ways out of a module: the window killed, hidden, left, or closed by Exit."""

from collections.abc import Callable

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, count, settle, terms

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}"""

Enrol = Callable[..., Lms]


@pytest.mark.parametrize("standard", STANDARDS)
def test_killed_right_after_an_answer(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    browser = lms.crash()
    assert lms.saved() is None, "it was too quick for any commit"
    lms.prepare(on=browser)
    learner = Learner(lms.launch())
    assert learner.chosen(TOMATO) == ["a"]
    assert learner.outcome(TOMATO).startswith("Not quite.")
    settle(lms)
    assert list(answers(lms)) == [TOMATO]


@pytest.mark.parametrize("standard", STANDARDS)
def test_killed_a_moment_later_on_one_computer_and_back_on_another(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    lms.page.clock.run_for(300)
    assert list(answers(lms)) == [TOMATO]
    learner.answer(BIRDS, "a", "c")
    lms.page.clock.run_for(6000)
    learner.answer(TOMATO, "b")  # this one is lost with the computer
    lms.kill()
    learner = Learner(lms.open())
    assert learner.chosen(TOMATO) == ["a"]
    assert learner.chosen(BIRDS) == ["a", "c"]
    assert learner.block(TOMATO).locator(".tries").inner_text() == "1 of 2 tries used"


@pytest.mark.parametrize("standard", STANDARDS)
def test_hidden_commits_and_left_ends(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    say = terms(lms)
    learner.answer(TOMATO, "a")
    learner.frame.evaluate(HIDE)
    learner.frame.evaluate(HIDE)
    assert list(answers(lms)) == [TOMATO]
    assert count(lms, say.commit) == 1, "nothing was new the second time"
    assert count(lms, say.terminate) == 0
    learner.answer(TOMATO, "b")
    lms.leave()
    assert list(answers(lms)) == [TOMATO, f"{TOMATO}__2"]
    assert [call["verb"] for call in lms.calls][-2:] == [say.commit, say.terminate]
    assert count(lms, say.initialize) == count(lms, say.terminate) == 1
    saved = lms.saved()
    assert saved
    assert (saved["core"] if standard == "scorm12" else saved)["exit"] == "suspend"


@pytest.mark.parametrize("standard", STANDARDS)
def test_exit_in_a_frame_leaves_the_window_alone(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    learner.exit()
    say = terms(lms)
    assert count(lms, say.terminate) == 1
    assert list(answers(lms)) == [TOMATO]
    closing = learner.frame.locator("main")
    assert closing.locator("h1").inner_text() == "You can close this window now"
    assert learner.has_focus(closing.locator("h1"))
    assert "Your progress is saved." in closing.inner_text()
    assert learner.frame.title() == "You can close this window now"
    for gone in ("nav", "#ui--exit", "progress", ".turn"):
        assert learner.frame.locator(f"{gone}:visible").count() == 0
    before = len(lms.calls)
    lms.page.clock.run_for(60_000)
    lms.leave()
    assert len(lms.calls) == before, "nothing comes after the end"
    assert not lms.page.is_closed()


def test_the_module_can_be_opened_again_after_exit(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("reading")
    learner.exit()
    with lms.page.expect_event("framenavigated"):
        learner.frame.get_by_role("button", name="Open the module again").click()
    lms.frame.wait_for_selector("html[data-state=ready]", state="attached")
    assert Learner(lms.frame).page == "reading"
    assert count(lms, "LMSInitialize") == 2


def test_exit_closes_a_window_of_its_own(enrol: Enrol) -> None:
    lms = enrol("tour", mode="window")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    with learner.frame.page.expect_event("close"):
        learner.exit()
    assert count(lms, "LMSFinish") == 1
    assert list(answers(lms)) == [TOMATO]
