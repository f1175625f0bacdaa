"""A module with parts for some learners only: they say who they are, and meet what is for them."""

import pytest

from tests.browser.axe import violations
from tests.browser.learner import Learner
from tests.browser.recorded import STANDARDS
from tests.browser.test_play_navigation import Enrol

FIRST, SECOND = "which_way_is_up", "which_way_do_you_look_first_when_you_drive_off"


def choose(learner: Learner, words: str) -> None:
    learner.frame.get_by_label(words, exact=True).check()
    learner.frame.locator("#ui--audience button").click()


def contents(learner: Learner) -> list[str]:
    """The pages that the contents hold, once each section is unfolded."""
    folded = learner.frame.locator("nav details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
    return [link.get_attribute("data-page") or "" for link in learner.frame.locator("nav [data-page]:visible").all()]


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_learner_meets_what_is_for_them(enrol: Enrol, standard: str) -> None:
    lms = enrol("audiences", standard)
    learner = Learner(lms.open())
    frame = learner.frame
    assert contents(learner) == ["welcome", "leading", "driving", "test", "results"], "everything, until they choose"
    choose(learner, "People who drive for work")
    assert frame.locator("#ui--audience .said").inner_text() == "3 pages are for you."
    assert contents(learner) == ["welcome", "driving", "test", "results"]
    assert not frame.get_by_role("heading", name="For some").count()
    assert learner.block(SECOND).is_visible()
    choose(learner, "None of these")
    assert contents(learner) == ["welcome", "test", "results"]
    assert not learner.block(SECOND).is_visible()
    assert frame.locator("#welcome a:visible").all_inner_texts() == ["leading", "driving", "the test"]
    assert frame.get_by_role("link", name="leading").count() == 0, "words, no link that leads nowhere"
    assert frame.locator(".turn .next").inner_text() == "Next: Test (Locked)"
    learner.answer(FIRST, *learner.right(FIRST))

    learner = Learner(lms.resume())
    assert contents(learner) == ["welcome", "test", "results"], "as it was chosen"
    assert learner.frame.get_by_label("None of these").is_checked()
    learner.go("test")
    assert len(learner.asked()) == 3
    kinds = (learner.block(name).locator(".kind").text_content() or "" for name in learner.asked())
    numbers = [" ".join(kind.split()) for kind in kinds]
    assert numbers == [f"Question {n} of 3" for n in (1, 2, 3)]
    learner.hand_in(right=3)
    learner.go("results")
    assert learner.frame.locator("#results .verdict").inner_text() == "You have completed this module."
    assert learner.frame.locator("[data-fact=pages] dd").inner_text() == "2 of 2"
    learner.go("welcome")
    choose(learner, "People who lead a team")
    assert contents(learner) == ["welcome", "leading", "test", "results"]
    learner.go("results")
    assert learner.frame.locator("#results .verdict").inner_text() == "You have completed this module.", "that stays"


def test_choosing_is_accessible(enrol: Enrol) -> None:
    learner = Learner(enrol("audiences").open())
    choose(learner, "None of these")
    assert learner.has_focus("#ui--audience button")
    assert violations(learner.frame) == []
