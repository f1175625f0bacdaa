"""What is hard to tell an LMS: many options, long texts, odd ones, names that clash. Nothing is refused."""

from collections.abc import Callable

import pytest

from tests.browser.block_tour import Tour
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, STANDARDS, settle, terms

ROOMS, SHELVES = "which_of_forty_rooms_is_cold", "which_of_forty_shelves_hold_books"
SIGNS, TYPED, LONG = "which_line_would_break_a_careless_program", "what_is_typed", "a_long_answer"
ODD = "[,] [.] [:] {lang=en} <b>&amp;</b> ' \" \\ % # ~!*() \t é ﬁ ß 字 😀 \u202e"
LONGEST_12 = 255  # characters of any text in SCORM 1.2

Enrol = Callable[..., Lms]


@pytest.mark.parametrize("standard", STANDARDS)
def test_more_options_than_signs(enrol: Enrol, standard: str) -> None:
    tour = Tour(enrol("awkward", standard), "mouse")
    learner = tour.learner
    options = learner.options(ROOMS)
    assert len(set(options)) == 40
    learner.answer(ROOMS, options[37])
    assert learner.outcome(ROOMS).startswith("Right.")
    learner.answer(SHELVES, *options)
    settle(tour.lms)
    rooms, shelves = tour.records()
    say = terms(tour.lms)
    assert rooms["type"] == ("fill-in" if standard == SCORM12 else "choice")
    assert rooms[say.response] == rooms["correct_responses.0.pattern"] == "room_38_of_the_house"
    assert rooms["result"] == "correct"
    assert shelves[say.response].startswith("shelf_1")
    if standard == SCORM12:
        assert len(shelves[say.response]) <= LONGEST_12
    else:  # 2004 has room for 36 as a choice (RTE 4.1.1.6); more are told as text, and all of them
        assert shelves[say.response].count("shelf_") == 40
    before = learner.chosen(ROOMS), learner.chosen(SHELVES)
    tour = _again(tour)
    assert (tour.learner.chosen(ROOMS), tour.learner.chosen(SHELVES)) == before == ([options[37]], sorted(options))


@pytest.mark.parametrize("standard", STANDARDS)
def test_odd_signs_and_long_texts(enrol: Enrol, standard: str) -> None:
    tour = Tour(enrol("awkward", standard), "mouse")
    learner = tour.learner
    learner.go("signs")
    for key in "abcdefg":
        if not learner.outcome(SIGNS).startswith("Right."):
            learner.answer(SIGNS, key)
    learner.answer(TYPED, ODD, ODD)
    long = (ODD + " words ") * 60
    learner.block(LONG).locator("textarea").fill(long)
    learner.block(LONG).locator(".finish").click()
    settle(tour.lms)
    told = tour.records()
    say = terms(tour.lms)
    assert [one["id"] for one in told][-2:] == [TYPED, LONG]
    assert all(one[say.response] for one in told)
    assert "[,]" not in (told[-2][say.response].replace("[,]", "", 1) if standard != SCORM12 else "")
    if standard == SCORM12:
        assert max(len(one[say.response]) for one in told) <= LONGEST_12
    tour = _again(tour)
    assert tour.learner.chosen(TYPED) == [ODD.strip(), ODD.strip()]
    kept = tour.learner.block(LONG).locator("textarea").input_value()
    assert long.startswith(kept)
    assert len(kept) > 100


@pytest.mark.parametrize("standard", STANDARDS)
def test_every_answer_has_a_name_of_its_own(enrol: Enrol, standard: str) -> None:
    tour = Tour(enrol("awkward", standard), "mouse")
    learner = tour.learner
    learner.go("names")
    names = learner.asked()
    assert len(set(names)) == len(names) == 7
    for name in names:
        learner.answer(name, *learner.wrong(name))
        if learner.block(name).locator("button.again").is_visible():
            learner.answer(name, *learner.right(name))
    settle(tour.lms)
    told = [one["id"] for one in tour.records()]
    assert len(told) > len(names)
    assert len(set(told)) == len(told), "a retry is taken for an answer to another question"
    assert all(len(name) <= 64 for name in names)


def _again(tour: Tour) -> Tour:
    """On another computer."""
    tour.learner = type(tour.learner)(tour.lms.resume())
    return tour
