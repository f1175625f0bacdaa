"""No page, and no block in any of its states, has a fault that axe-core or IBM's engine finds, in any look."""

import pytest
from playwright.sync_api import Page

from tests.browser.access import (
    SHOWCASE,
    THEMES,
    Wardrobe,
    faults_in_every_look,
    learner_at,
    partly_right,
    places,
    show,
)
from tests.browser.axe import axe_violations
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.packages import COURSES

PRACTICE, ASSESSMENT = "practice", "check-what-you-know"
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.mark.parametrize("course", [*COURSES, SHOWCASE])
def test_themes_differ_in_their_stylesheet_alone(wardrobe: Wardrobe, course: str) -> None:
    first, *others = [wardrobe.page_of(course, theme).read_bytes() for theme in THEMES]
    assert all(other == first for other in others)


@pytest.mark.parametrize("course", COURSES)
def test_every_page_of_the_courses(wardrobe: Wardrobe, contexts: Contexts, course: str) -> None:
    """Each block in each look and state has its own test: here is how an author put them together."""
    page = wardrobe.open(contexts, course)
    found = []
    first, *_ = places(page)
    for place in places(page):
        show(page, place)
        within = "section.page:not([hidden])" if place != first else ""  # what stands around the pages is the same
        found += [f"{course}, {place}: {line}" for line in axe_violations(page, within)]
    assert not found, "\n".join(found)


def test_prose_and_each_state_of_practice(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE)
    learner = learner_at(page)
    found = _look(page, wardrobe, "prose")
    show(page, PRACTICE)
    page.click(".display button")
    found += _look(page, wardrobe, "display open")
    page.keyboard.press("Escape")
    found += _look(page, wardrobe, "blank")
    questions = learner.asked()
    for name in questions:
        learner.check(name)
    _finish(page)
    assert page.locator(".fault:visible").count() == len(questions) + 1
    found += _look(page, wardrobe, "faults shown")
    for name in questions:
        learner.answer(name, *partly_right(learner, name))
    for text in page.locator(f"#{PRACTICE} textarea:visible").all():
        text.fill("Some words of my own.")
    _finish(page)
    for details in page.locator(f"#{PRACTICE} details:visible").all():
        if details.get_attribute("open") is None:
            details.locator("summary").click()
    assert page.locator(".outcome.wrong:visible").count() >= 1
    assert page.locator(".outcome.partly:visible").count() == 2
    assert page.locator(".model-answer[open], .revealed[open], .hint[open]").count() == 3
    found += _look(page, wardrobe, "wrong, partly right, hint, revealed, model answer")
    _answer_again(learner, questions)
    assert page.locator("fieldset:disabled").count() == len(questions)
    found += _look(page, wardrobe, "right, and final")
    assert not found, "\n".join(found)


def test_each_state_of_the_assessment_the_results_and_the_end(wardrobe: Wardrobe, contexts: Contexts) -> None:
    lms = wardrobe.enrol(contexts)
    learner = Learner(lms.open())
    page = lms.frame.page
    found = []
    learner.go(ASSESSMENT)
    page.click(".hand-in-button")
    assert page.locator(".problems a").count() == 4
    found += _look(page, wardrobe, "assessment with a summary of errors")
    learner.hand_in(right=0)
    assert page.locator(".outcome-of-all.failed").is_visible()
    found += _look(page, wardrobe, "failed")
    learner.go("results")
    found += _look(page, wardrobe, "results of a failed attempt")
    learner.go(ASSESSMENT)
    learner.try_assessment_again()
    found += _look(page, wardrobe, "second attempt")
    learner.hand_in(right=4)
    assert page.locator(".outcome-of-all.passed").is_visible()
    found += _look(page, wardrobe, "passed")
    for place in places(page):
        learner.go(place)
    found += _look(page, wardrobe, "results, all done")
    lms.fail_commits()
    learner.go(PRACTICE)
    page.evaluate(HIDE)
    page.wait_for_selector(".message.bad:visible")
    found += _look(page, wardrobe, "saving failed")
    lms.mend_commits()
    page.evaluate("() => { window.close = () => undefined; }")
    learner.exit()
    assert page.locator("nav").is_hidden()
    found += _look(page, wardrobe, "closing page")
    assert not found, "\n".join(found)


def _look(page: Page, wardrobe: Wardrobe, state: str) -> list[str]:
    return faults_in_every_look(page, wardrobe, SHOWCASE, state)


def _finish(page: Page) -> None:
    for button in page.locator(f"#{PRACTICE} .finish:visible").all():
        button.click()


def _answer_again(learner: Learner, questions: list[str]) -> None:
    """The first question rightly; the others so that no try is left."""
    for index, name in enumerate(questions):
        if learner.frame.locator(f"#{name} fieldset:disabled").count():
            continue
        learner.try_again(name)
        if index == 0:
            learner.put(name, *learner.right(name))
        learner.check(name)
