"""L4: a module in two windows of one learner: neither loses what the other did, nor sends less than was reached."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ClockedContexts
from tests.browser.learner import Learner, begin
from tests.browser.lms import READY, Lms
from tests.browser.recorded import STANDARDS, settle, statuses, terms, values, wait
from tests.browser.server import FileServer
from tests.packages import Packages

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
WHALE = "a_whale_is_a_fish"
PAGES = ("judging", "thinking", "sharing", "reading", "test")

Enrol = Callable[..., Lms]


def two(enrol: Enrol, standard: str) -> tuple[Lms, Lms]:
    """Two windows of the LMS in one browser, the module open in each."""
    first = enrol("tour", standard)
    Learner(first.open())
    second = enrol("tour", standard)
    second.prepare(on=first.page.context)
    second.launch()
    return first, second


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_window_that_is_left_never_lowers_what_another_reached(enrol: Enrol, standard: str) -> None:
    first, second = two(enrol, standard)
    learner, other = Learner(first.frame), Learner(second.frame)
    first.frame.wait_for_function("() => !document.querySelector('main > .message').hidden")
    assert "open in another window" in learner.message
    assert "open in another window" in other.message
    for page in PAGES:
        learner.go(page)
    learner.hand_in(right=4)
    settle(first)
    assert statuses(first) == terms(first).passed
    second.frame.wait_for_function("() => document.querySelector('progress').value === 100")
    second.leave()
    assert statuses(second) == terms(second).passed
    assert values(second, terms(second).score)[-1] == "100"
    first.frame.wait_for_function("() => document.querySelector('main > .message').hidden")


def test_a_window_that_closes_takes_no_message_away_but_its_own(enrol: Enrol) -> None:
    first = enrol("tour", "scorm12")
    learner = Learner(first.open(commits_fail="false"))
    learner.answer(TOMATO, "b")
    settle(first)
    assert "could not be saved" in learner.message
    second = enrol("tour", "scorm12")
    second.prepare(on=first.page.context)
    second.launch()
    says = "words => document.querySelector('main > .message').innerText.includes(words)"
    first.frame.wait_for_function(says, arg="open in another window")
    second.leave()
    first.frame.wait_for_function(says, arg="could not be saved")
    first.mend_commits()
    wait(first, 120_000)
    assert learner.message == "Your progress is saved again."


@pytest.mark.parametrize("standard", STANDARDS)
def test_what_is_done_in_either_is_in_both(enrol: Enrol, standard: str) -> None:
    first, second = two(enrol, standard)
    learner, other = Learner(first.frame), Learner(second.frame)
    learner.answer(TOMATO, "b")
    second.frame.wait_for_function(f"() => document.querySelector('#{TOMATO} .outcome').textContent")
    assert other.outcome(TOMATO).startswith("Right.")
    other.answer(BIRDS, "a", "c")
    other.go("judging")
    other.answer(WHALE, "false")
    settle(second)
    settle(first)
    first.leave()
    second.leave()
    for saved in (first.saved(), second.saved()):
        lms = enrol("tour", standard)
        lms.prepare()
        lms.page.evaluate("cmi => lms.load(cmi)", saved)
        learner = Learner(lms.launch())
        assert learner.chosen(TOMATO) == ["b"]
        assert learner.chosen(BIRDS) == ["a", "c"]
        assert learner.chosen(WHALE) == ["false"]


def test_two_tabs_of_the_web_edition(clocked: ClockedContexts, server: FileServer, small_packages: Packages) -> None:
    address = f"{server.address}/small/{small_packages.of('tour', 'scorm12').name}/index.html"
    browser = clocked.open()

    def tab() -> tuple[Page, Learner]:
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector(READY, state="attached")
        begin(page.main_frame)
        return page, Learner(page.main_frame)

    (first, one), (second, other) = tab(), tab()
    one.answer(TOMATO, "b")
    other.answer(BIRDS, "a", "c")
    first.clock.run_for(30_000)
    second.clock.run_for(30_000)
    first.close(run_before_unload=True)
    second.close(run_before_unload=True)
    _, learner = tab()
    assert learner.chosen(TOMATO) == ["b"]
    assert learner.chosen(BIRDS) == ["a", "c"]
