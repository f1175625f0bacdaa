"""The ways out of a module: the window killed, hidden, left, or closed by Exit."""

from collections.abc import Callable

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, count, settle, terms, wait
from tests.sampling import EVERY_PLAY

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}"""

Enrol = Callable[..., Lms]


def silence(lms: Lms) -> None:
    """The server seems to be gone, however slow this machine is: it is asked before each commit, and never answers."""
    lms.page.context.route("**/index.html", lambda route: route.continue_() if route.request.method == "GET" else None)


@pytest.mark.parametrize("standard", STANDARDS)
def test_killed_before_any_commit(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    silence(lms)
    learner.answer(TOMATO, "a")
    browser = lms.crash()
    browser.unroute_all()
    assert lms.saved() is None
    lms.prepare(on=browser)
    learner = Learner(lms.launch())
    assert learner.chosen(TOMATO) == ["a"]
    assert learner.outcome(TOMATO).startswith("Not quite.")
    settle(lms)
    assert list(answers(lms)) == [TOMATO]


POINTS = 50  # at which a window is killed, from the click on: 20 ms apart
SAMPLED = range(0, POINTS, 1 if EVERY_PLAY else 17)


@pytest.mark.parametrize("point", SAMPLED)
def test_l11_killed_at_any_point_at_most_the_answer_in_hand_is_lost(enrol: Enrol, point: int) -> None:
    lms = enrol("tour", STANDARDS[point % len(STANDARDS)])
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    settle(lms)
    learner.answer(BIRDS, "a", "c")
    lms.page.clock.run_for(20 * point)
    browser = lms.crash()
    lms.prepare(on=browser)
    learner = Learner(lms.launch())
    assert learner.chosen(TOMATO) == ["b"]
    assert learner.chosen(BIRDS) == ["a", "c"], "this device has even that"
    settle(lms)
    lms.kill()
    learner = Learner(lms.open())  # on another computer
    assert learner.chosen(TOMATO) == ["b"]
    assert learner.chosen(BIRDS) == ["a", "c"]


@pytest.mark.parametrize("standard", STANDARDS)
def test_killed_a_moment_later_on_one_computer_and_back_on_another(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    settle(lms)  # the first answer goes once it was painted and the server has answered
    assert list(answers(lms)) == [TOMATO]
    learner.answer(BIRDS, "a", "c")
    wait(lms, 6000)
    silence(lms)
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
    wait(lms, 60_000)
    lms.leave()
    assert len(lms.calls) == before, "nothing comes after the end"
    assert not lms.page.is_closed()


def test_l1_after_exit_at_an_lms_no_button_is_offered_that_may_not_work(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("reading")
    learner.exit()
    assert learner.frame.locator("main button").count() == 0
    assert Learner(lms.launch()).page == "reading"


def test_exit_closes_a_window_of_its_own(enrol: Enrol) -> None:
    lms = enrol("tour", mode="window")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    with learner.frame.page.expect_event("close"):
        learner.exit()
    assert count(lms, "LMSFinish") == 1
    assert list(answers(lms)) == [TOMATO]
