"""No page, and no block in any of its states, has a fault that axe-core or IBM's engine finds, in any look."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.access import (
    COVER,
    SHOW_ALL,
    SHOWCASE,
    TAKE_OUT,
    THEMES,
    Wardrobe,
    faults_in_looks,
    learner_at,
    partly_right,
    places,
    show,
)
from tests.browser.axe import axe_violations
from tests.browser.contexts import Contexts
from tests.browser.learner import Learner
from tests.browser.lms import READY
from tests.packages import COURSES, PROGRAMMES
from tests.sampling import one_in

PRACTICE, ASSESSMENT = "practice", "check-what-you-know"
HIDE = """() => {
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.mark.parametrize("course", [*COURSES, SHOWCASE])
def test_themes_differ_in_their_stylesheet_alone(wardrobe: Wardrobe, course: str) -> None:
    first, *others = [wardrobe.page_of(course, theme).read_bytes() for theme in THEMES]
    assert all(other == first for other in others)


@pytest.mark.parametrize("course", one_in(2, COURSES))
def test_every_page_of_the_courses(wardrobe: Wardrobe, contexts: Contexts, course: str) -> None:
    """Each block in each look and state has its own test: here is how an author put them together.

    The courses that are left out are looked at in a small window: tests/browser/test_access_layout.py.
    """
    page = wardrobe.open(contexts, course)
    first, *others = places(page)
    # What stands around the pages is the same: so all but one below each other, as with scripts off, in one look.
    page.evaluate(SHOW_ALL, others)
    assert page.locator("section.page:visible").count() == len(others)
    found = [f"{course}: {line}" for line in axe_violations(page, "section.page:not([hidden])")]
    page.evaluate(TAKE_OUT, [COVER, first])
    for place in (COVER, first):
        show(page, place)
        found += [f"{course}, {place}: {line}" for line in axe_violations(page)]
    assert not found, "\n".join(found)


def test_the_cover_and_the_contents_of_a_programme(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE)
    show(page, COVER)
    found = _look(page, wardrobe, "cover, to go on")
    for programme in PROGRAMMES:
        page.goto(f"{wardrobe.server.address}{wardrobe.address(programme)}/index.html")
        found += faults_in_looks(page, wardrobe, programme, "contents")
        page.locator("[data-module] a").first.click()
        page.wait_for_selector(READY, state="attached")
        page.evaluate(TAKE_OUT, [COVER])
        found += faults_in_looks(page, wardrobe, programme, "cover of a module")
    assert not found, "\n".join(found)


def test_prose_and_each_state_of_practice(wardrobe: Wardrobe, contexts: Contexts) -> None:
    page = wardrobe.open(contexts, SHOWCASE)
    learner = learner_at(page)
    found = _look(page, wardrobe, "prose")
    show(page, PRACTICE)
    page.evaluate(TAKE_OUT, [PRACTICE])
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


def test_each_state_of_an_assessment_that_asks_one_question_at_a_time(wardrobe: Wardrobe, contexts: Contexts) -> None:
    course = "customer-care-standards"
    page = wardrobe.open(contexts, course)
    learner = learner_at(page)
    place = next(one["id"] for one in learner.course["pages"] if one.get("assessment", {}).get("oneAtATime"))
    show(page, place)
    page.evaluate(TAKE_OUT, [place])
    first, *_ = learner.asked()
    found = faults_in_looks(page, wardrobe, course, "the first question")
    learner.put(first, *learner.right(first))
    page.click(".flag:visible")
    found += faults_in_looks(page, wardrobe, course, "answered and flagged")
    learner.come_to_the_end()
    found += faults_in_looks(page, wardrobe, course, "a look at all before they are handed in")
    page.click(".hand-in-button:visible")
    page.locator(".problems:visible a").first.click()
    found += faults_in_looks(page, wardrobe, course, "what is not answered")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("kind", ["sort", "put_in_order", "match"])
def test_a_chip_while_it_is_dragged(wardrobe: Wardrobe, contexts: Contexts, kind: str) -> None:
    course, block = next(
        (course, block) for course in COURSES for block in _blocks(wardrobe, course) if block["kind"] == kind
    )
    page = wardrobe.open(contexts, course, viewport={"width": 1000, "height": 900})
    learner = learner_at(page)
    place = next(one["id"] for one in learner.course["pages"] if block["key"] in one["blocks"])
    show(page, place)
    page.evaluate(TAKE_OUT, [place])
    grip = learner.block(block["id"]).locator(".grip").first
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box
    page.mouse.move(box["x"] + 8, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] - 60, steps=4)
    page.locator(".dragged").wait_for()
    assert not (found := faults_in_looks(page, wardrobe, course, f"{kind}, dragged")), "\n".join(found)


def _blocks(wardrobe: Wardrobe, course: str) -> list[dict[str, Any]]:
    data = re.search(r'id="ui--data">(.*?)</script>', wardrobe.page_of(course).read_text("utf-8"))
    assert data
    blocks: list[dict[str, Any]] = json.loads(data[1])["blocks"]
    return blocks


def _look(page: Page, wardrobe: Wardrobe, state: str) -> list[str]:
    return faults_in_looks(page, wardrobe, SHOWCASE, state)


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
