"""Questions: blank, wrong, again, right; and what the LMS is told of each answer."""

import time
from collections.abc import Callable

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import STANDARDS, answers, seconds_of, settle, terms, wait

TOMATO = "which_colour_is_a_ripe_tomato"
BIRDS = "which_of_these_are_birds"
WHALE = "a_whale_is_a_fish"
SKY = "the_sky"

Enrol = Callable[..., Lms]


def open_page(lms: Lms, page: str = "choosing") -> Learner:
    learner = Learner(lms.open())
    if page != "choosing":
        learner.go(page)
    return learner


@pytest.mark.parametrize("name", [TOMATO, BIRDS, WHALE, SKY])
def test_a_blank_answer_is_no_answer(enrol: Enrol, name: str) -> None:
    lms = enrol("tour")
    learner = open_page(lms, "judging" if name in (WHALE, SKY) else "choosing")
    learner.check(name)
    fault = learner.block(name).locator(".fault")
    assert (fault.text_content() or "").startswith("Error: ")
    first = learner.block(name).locator("form input").first
    assert learner.has_focus(first)
    assert first.get_attribute("aria-invalid") == "true"
    # Whoever hears the page gets the message with the input that has the focus.
    assert fault.get_attribute("id") in (first.get_attribute("aria-describedby") or "").split()
    assert learner.outcome(name) == ""
    settle(lms)
    assert answers(lms) == {}
    learner.put(name, *learner.right(name))
    assert not fault.is_visible()
    assert first.get_attribute("aria-describedby") is None, "it would go on being read out"
    assert first.get_attribute("aria-invalid") is None


def test_a_gap_left_empty_is_no_answer(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = open_page(lms, "judging")
    learner.answer(SKY, "blue", " ")
    assert (learner.block(SKY).locator(".fault").text_content() or "").startswith("Error: Fill in every gap")
    settle(lms)
    assert answers(lms) == {}


def test_wrong_and_right_are_said_in_words_and_drawn(enrol: Enrol) -> None:
    learner = open_page(enrol("tour"))
    learner.answer(TOMATO, "a")
    tomato = learner.block(TOMATO)
    assert learner.outcome(TOMATO).split("\n\n") == ["Not quite.", "Blue tomatoes are rare."]
    assert learner.has_focus(tomato.locator(".outcome"))
    wrong = tomato.locator(".answer.wrong")
    assert wrong.get_attribute("data-part") == "a"
    assert wrong.locator(".verdict svg.icon").count() == 1
    assert wrong.locator(".outcome").is_visible(), "right under the answer that it is about"
    assert tomato.locator(".verdict:visible").all_inner_texts() == ["Not quite."], "one verdict a question"
    assert tomato.locator(".answer.right").count() == 0, "a try is left, so the right answer is not given away"
    assert tomato.locator(".tries").inner_text() == "1 of 2 tries used"
    learner.answer(TOMATO, "b")
    assert learner.outcome(TOMATO).startswith("Right.")
    assert "tomatoes turn red" in learner.outcome(TOMATO)
    right = tomato.locator(".answer.right")
    assert right.locator(".verdict svg.icon").count() == 1
    assert "Red it is." in right.inner_text()
    assert tomato.locator("form input").first.is_disabled()
    assert not tomato.locator("button[type=submit]").is_visible()


def test_to_try_again_costs_nothing_until_one_answers(enrol: Enrol) -> None:
    learner = open_page(enrol("tour"))
    learner.answer(TOMATO, "a")
    check = learner.block(TOMATO).get_by_role("button", name="Check answer")
    again = learner.block(TOMATO).get_by_role("button", name="Try again")
    assert not check.is_visible()
    again.click()
    assert check.is_visible()
    assert not again.is_visible()
    assert learner.outcome(TOMATO) == ""
    assert learner.block(TOMATO).locator("form input").first.is_enabled()
    assert learner.has_focus(learner.block(TOMATO).locator("form input").first)
    assert learner.block(TOMATO).locator(".tries").inner_text() == "1 of 2 tries used"


def test_the_last_try_shows_what_was_right(enrol: Enrol) -> None:
    learner = open_page(enrol("tour"))
    learner.answer(TOMATO, "a")
    learner.answer(TOMATO, "c")
    assert learner.outcome(TOMATO).startswith("Not quite. The right answer is shown.")
    shown = learner.block(TOMATO).locator(".answer.right")
    assert shown.get_attribute("data-part") == "b"
    assert shown.locator(".verdict").inner_text().strip() == "This one is right."
    assert shown.locator(".verdict svg.icon").count() == 1


def test_several_answers_earn_their_parts(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = open_page(lms)
    learner.answer(BIRDS, "a")
    assert learner.outcome(BIRDS).strip() == "Partly right."
    learner.answer(BIRDS, "a", "b")
    assert learner.outcome(BIRDS).strip() == "Not quite."
    learner.answer(BIRDS, "a", "c")
    assert learner.outcome(BIRDS).startswith("Right.")
    settle(lms)
    told = answers(lms)
    assert [told[BIRDS + retry]["result"] for retry in ("", "__2", "__3")] == ["0.5", "wrong", "correct"]


def test_gaps_forgive_case_and_slips(enrol: Enrol) -> None:
    learner = open_page(enrol("tour"), "judging")
    learner.answer(SKY, "AZURE.", "balck")
    assert learner.outcome(SKY).startswith("Right.")
    assert learner.block(SKY).locator(".gap.right .verdict svg.icon").count() == 2


def test_gaps_in_part(enrol: Enrol) -> None:
    lms = enrol("tour")
    learner = open_page(lms, "judging")
    learner.answer(SKY, "green", "black")
    assert learner.outcome(SKY).strip() == "Partly right."
    assert learner.block(SKY).locator(".gap.wrong").count() == 1
    settle(lms)
    assert answers(lms)[SKY]["result"] == "0.5"


@pytest.mark.parametrize("standard", STANDARDS)
def test_the_record_of_answers(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    learner = open_page(lms)
    began = time.monotonic()
    wait(lms, 3000)
    learner.answer(TOMATO, "a")
    wait(lms, 2000)
    learner.answer(TOMATO, "b")
    learner.answer(BIRDS, "a")
    learner.go("judging")
    learner.answer(WHALE, "false")
    learner.answer(SKY, "azure", "black")
    settle(lms)
    told = answers(lms)
    assert list(told) == [TOMATO, f"{TOMATO}__2", BIRDS, WHALE, SKY]
    say = terms(lms)
    assert [one["result"] for one in told.values()] == [say.wrong, "correct", "0.5", "correct", "correct"]
    assert [one["type"] for one in told.values()] == ["choice", "choice", "choice", "true-false", "fill-in"]
    assert [one["weighting"] for one in told.values()] == ["1", "1", "2", "1", "1"]
    assert told[TOMATO]["objectives.0.id"] == "colours"
    assert "objectives.0.id" not in told[SKY]
    responses = [one[say.response] for one in told.values()]
    patterns = [one["correct_responses.0.pattern"] for one in told.values()]
    if standard == "scorm12":
        assert responses == ["a", "b", "a", "f", "azure, black"]
        assert patterns == ["b", "b", "a,c", "f", "blue, black"]
        assert told[SKY]["correct_responses.1.pattern"] == "azure, black"
    else:
        assert responses == ["blue", "red", "robin", "false", "azure[,]black"]
        assert patterns == ["red", "red", "robin[,]wren", "false", "blue[,]black"]
        assert told[TOMATO]["description"] == "Which colour is a ripe tomato?"
        assert told[SKY]["description"] == "The sky"
    # The page's clock goes on by itself, too: as long as the test took, and no longer.
    first, second = (seconds_of(told[name]["latency"]) for name in (TOMATO, f"{TOMATO}__2"))
    assert first >= 3
    assert second >= 2
    assert first + second <= 5 + time.monotonic() - began


@pytest.mark.parametrize("standard", STANDARDS)
def test_an_lms_that_keeps_no_answers_is_no_trouble(enrol: Enrol, standard: str) -> None:
    lms = enrol("tour", standard)
    lms.prepare()
    lms.refuse(r"interactions|objectives")
    learner = Learner(lms.launch())
    learner.answer(TOMATO, "b")
    settle(lms)
    assert learner.standing == "Saved"
    assert learner.message == ""
    assert lms.forgive() == []
    assert lms.saved()
