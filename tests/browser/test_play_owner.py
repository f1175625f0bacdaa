"""L7, L17: whose the work on this device is, and what is taken for a copy of it."""

from collections.abc import Callable

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, settle, soon, statuses, terms
from tests.sampling import one_in

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"

Enrol = Callable[..., Lms]


def leave_unsaved(lms: Lms) -> Learner:
    """One nobody's work that the LMS never took, on a computer that is shared."""
    learner = Learner(lms.open(commits_fail="false"))
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=4)
    settle(lms)
    assert learner.standing == "Not saved yet"
    return learner


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("mine", [True, False])
def test_l7_without_an_id_nothing_is_taken_over_unasked(enrol: Enrol, standard: str, mine: bool) -> None:  # noqa: FBT001
    lms = enrol("tour", standard, learner="")
    leave_unsaved(lms)
    browser = lms.crash()
    following = enrol("tour", standard, learner="")
    following.prepare(on=browser)
    learner = Learner(following.launch())
    question = learner.frame.locator("main > .message")
    assert "Are they yours?" in question.inner_text()
    settle(following)
    assert "passed" not in statuses(following), "before they have said so"
    learner.answer(TOMATO, "b")
    question.get_by_role("button", name="Yes" if mine else "No").click()
    settle(following)
    assert learner.chosen(TOMATO) == ["b"]
    if mine:
        assert statuses(following) == terms(following).passed
        learner.go("test")
        assert "You passed" in learner.result()
        return
    assert learner.frame.locator("progress").evaluate("bar => bar.value") < 100
    assert "passed" not in statuses(following)
    assert set(answers(following)) == {TOMATO}


@pytest.mark.parametrize("standard", STANDARDS)
def test_l7_the_same_attempt_is_known_without_an_id(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard, learner="")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    settle(lms)
    lms.fail_commits()
    learner.answer(BIRDS, "a", "c")
    settle(lms)
    browser = lms.crash()
    lms.prepare(on=browser)
    learner = Learner(lms.launch())
    assert learner.chosen(BIRDS) == ["a", "c"]
    assert soon(lms, lambda: list(answers(lms)) == [BIRDS])


@pytest.mark.parametrize(
    "text", one_in(2, ['{"state":7}', "[1]", '{"state":"x","answers":3}', '{"state":{"seen":1},"base":""}', "7"])
)
def test_l17_what_is_no_copy_is_not_taken_for_one(enrol: Enrol, text: str) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.answer(TOMATO, "b")
    settle(lms)
    lms.leave()
    lms.page.evaluate(
        "text => { for (const name of Object.keys(localStorage)) localStorage.setItem(name, text); }", text
    )
    learner = Learner(lms.launch())
    assert learner.chosen(TOMATO) == ["b"]
    settle(lms)
    assert learner.standing == "Saved"
