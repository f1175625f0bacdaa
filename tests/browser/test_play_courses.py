"""The real courses, each whole, in an LMS of each standard: the way through that most learners take."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, count, statuses, terms, values
from tests.packages import COURSES


def answer_page(learner: Learner, page: dict[str, Any], wrong: set[str]) -> None:
    """Every question on the page: the first of each kind wrongly before it is answered rightly."""
    for name in learner.asked():
        kind = next(block["kind"] for block in learner.course["blocks"] if block["id"] == name)
        if kind not in wrong:
            wrong.add(kind)
            learner.check(name)
            assert learner.block(name).locator(".fault").is_visible()
            learner.answer(name, *learner.wrong(name))
            assert learner.outcome(name)
        if learner.block(name).locator("button[type=submit]").is_visible():
            learner.answer(name, *learner.right(name))
            assert learner.block(name).locator(".outcome.right").count() == 1
    assert page["id"] == learner.page


@pytest.mark.parametrize("course", COURSES)
@pytest.mark.parametrize("standard", STANDARDS)
def test_a_course_from_start_to_pass(play: Callable[[str, str], Lms], course: str, standard: str) -> None:
    lms = play(course, standard)
    learner = Learner(lms.open())
    pages = learner.course["pages"]
    half, wrong = len(pages) // 2, set[str]()
    for index, page in enumerate(pages):
        assert learner.page == page["id"]
        if index == half:
            learner = Learner(lms.resume())
            assert learner.page == page["id"]
        if "assessment" in page:
            learner.hand_in(right=len(learner.asked()))
        else:
            answer_page(learner, page, wrong)
        learner.next()
    assert learner.page == "results"
    assert "You have completed this module." in learner.frame.locator("#results").inner_text()
    assert learner.frame.locator("#results ul a").count() == 0
    learner.exit()
    say = terms(lms)
    assert statuses(lms) == say.passed
    assert values(lms, say.score)[-1] == "100"
    assert len(answers(lms)) > 3
    assert all(entry["result"] for entry in answers(lms).values())
    assert count(lms, say.initialize) == count(lms, say.terminate) == 1
    assert len(values(lms, say.state)[-1]) <= 3800
