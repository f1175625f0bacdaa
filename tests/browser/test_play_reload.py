"""A page that is loaded again in its tab, and time: L9, L10, L20, L21."""

import time
from collections.abc import Callable

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import READY, Lms
from tests.browser.recorded import SCORM12, seconds_of, settle, values, wait

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
SKY = "the_sky"

Enrol = Callable[..., Lms]


def reload(lms: Lms) -> Learner:
    """The learner presses F5 in the module's frame."""
    with lms.frame.expect_navigation():
        lms.frame.evaluate("() => setTimeout(() => location.reload())")
    lms.frame.wait_for_selector(READY, state="attached")
    return Learner(lms.frame)


def test_l21_what_was_chosen_and_not_checked_outlives_a_reload(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.put(TOMATO, "a")
    learner.put(BIRDS, "a", "c")
    learner = reload(lms)
    assert learner.chosen(TOMATO) == ["a"]
    assert learner.chosen(BIRDS) == ["a", "c"]
    assert learner.outcome(TOMATO) == "", "it was not checked"
    learner.check(TOMATO)
    assert learner.outcome(TOMATO).startswith("Not quite.")
    learner.go("judging")
    learner.put(SKY, "blue", "")
    learner = reload(lms)
    assert learner.page == "judging"
    assert learner.chosen(SKY) == ["blue", ""]
    learner.go("choosing")
    assert learner.chosen(TOMATO) == ["a"]
    assert learner.outcome(TOMATO).startswith("Not quite.")


def scrolled(learner: Learner) -> int:
    return int(learner.frame.evaluate("() => scrollY"))


def test_l21_back_returns_to_where_one_was(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open(viewport={"width": 1280, "height": 400}))
    learner.frame.evaluate("() => scrollTo(0, 250)")
    learner.frame.evaluate("() => document.querySelector('nav a[data-page=judging]').click()")
    learner.frame.wait_for_selector("#judging:not([hidden])")
    assert scrolled(learner) == 0
    learner.frame.evaluate("() => history.back()")
    learner.frame.wait_for_selector("#choosing:not([hidden])")
    assert scrolled(learner) == 250
    learner.frame.evaluate("() => document.querySelector('nav a[data-page=judging]').click()")
    learner.frame.wait_for_selector("#judging:not([hidden])")
    learner.frame.evaluate("() => document.querySelector('.skip').click()")  # which leads to no other address
    learner.frame.evaluate("() => history.back()")
    learner.frame.wait_for_selector("#choosing:not([hidden])")
    assert scrolled(learner) == 250
    learner = reload(lms)
    assert learner.page == "choosing"
    assert scrolled(learner) == 250


def test_l20_private_text_outlives_a_reload_and_goes_with_the_tab(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("thinking")
    box = learner.block("what_colour_suits_you").locator("textarea").first
    box.fill("A very private blue")
    learner = reload(lms)
    box = learner.block("what_colour_suits_you").locator("textarea").first
    assert box.input_value() == "A very private blue"
    assert "private" not in learner.frame.evaluate("() => JSON.stringify(Object.values(localStorage))")
    settle(lms)
    assert "private" not in str(lms.calls)
    browser = lms.crash()
    lms.prepare(on=browser)  # another tab
    learner = Learner(lms.launch())
    assert learner.block("what_colour_suits_you").locator("textarea").first.input_value() == ""


def test_l20_another_learner_in_the_same_tab_finds_nothing(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    learner.go("thinking")
    learner.block("what_colour_suits_you").locator("textarea").first.fill("A very private blue")
    learner.go("choosing")
    learner.put(BIRDS, "a")
    lms.leave()
    address = lms.page.url.replace("learner=learner_1", "learner=learner_2")
    lms.page.goto(address)
    lms.page.evaluate("() => lms.ready")
    learner = Learner(lms.launch())
    assert learner.chosen(BIRDS) == []
    assert learner.block("what_colour_suits_you").locator("textarea").first.input_value() == ""


@pytest.mark.parametrize(
    ("standard", "element"), [(SCORM12, "cmi.core.session_time"), ("scorm2004-4th", "cmi.session_time")]
)
def test_l10_time_without_anybody_there_does_not_count(enrol: Enrol, standard: str, element: str) -> None:
    began = time.monotonic()
    lms = enrol("tour", standard)
    learner = Learner(lms.open())
    learner.answer(TOMATO, "a")
    wait(lms, 60_000)
    for _ in range(16):
        lms.page.clock.fast_forward("01:00:00")
    learner.answer(BIRDS, "a")
    settle(lms)
    told = seconds_of(values(lms, element)[-1])
    # The page's clock goes on by itself, too: as long as the test takes, and no longer.
    assert 5 * 60 <= told <= 7 * 60 + time.monotonic() - began


def test_l9_the_day_of_completion_stays(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = Learner(lms.open())
    for page in ("judging", "thinking", "sharing", "reading", "test"):
        learner.go(page)
    learner.hand_in(right=4)
    learner.go("results")
    completed = learner.frame.locator(".record [data-fact=date] dd").inner_text()
    assert completed == learner.frame.locator("[data-fact=printed] dd").inner_text()
    settle(lms)
    lms.leave()
    lms.page.clock.fast_forward(120 * 86_400_000)
    learner = Learner(lms.launch())
    learner.go("results")
    for sheet in (".record", ".certificate"):
        assert learner.frame.locator(f"{sheet} [data-fact=date] dd").inner_text() == completed
    assert learner.frame.locator("[data-fact=printed] dd").inner_text() != completed
