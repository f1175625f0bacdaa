"""The contract of blocks, held against every use of every block that is found: played, resumed, read in every way."""

from collections.abc import Callable

import pytest

from tests.block_uses import uses
from tests.browser.block_tour import Stop, Tour, stops
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, STANDARDS, settle

PLAYED = sorted({use.kind for use in uses() if use.plays})
NEWEST = STANDARDS[-1]

EnrolInAll = Callable[[str], Lms]


@pytest.mark.parametrize("standard", [SCORM12, NEWEST])
@pytest.mark.parametrize("kind", PLAYED)
def test_each_play_is_seen_told_and_resumed(enrol_in_all: EnrolInAll, kind: str, standard: str) -> None:
    """By keyboard alone in one of the standards, with a mouse in the other."""
    met: list[Stop] = []
    while not met or any(stop.left for stop in met):
        first = not met
        tour = Tour(enrol_in_all(standard), keys=standard == SCORM12)
        met = met or [stop for stop in stops(tour.learner.course, kind) if stop.left]
        now = [stop for stop in met if stop.left]
        for stop in now:
            stop.fresh = tour.look(stop)
            if first:
                tour.leave_blank(stop)
            tour.play(stop)
        tour.resume(now)
        again = [stop for stop in now if stop.left and tour.go(stop).locator("button[type=submit]:visible").count()]
        for stop in again:
            tour.hands.use(tour.go(stop).locator("button[type=submit]:visible"))  # "Try again"
            tour.play(stop)
        if again:
            tour.resume(again)


@pytest.mark.parametrize("standard", [SCORM12, NEWEST])
def test_questions_are_answered_together(enrol_in_all: EnrolInAll, standard: str) -> None:
    """In an assessment: drafts are there again in another browser, and each question is told once, and right."""
    tour = Tour(enrol_in_all(standard), keys=False)
    page = tour.learner.course["pages"][-1]
    met = stops(tour.learner.course, again=page["id"])
    assert len(met) == len(page["blocks"]) > 10
    for stop in met:
        tour.hands.play(tour.go(stop), stop.use.plays["right"])
        stop.seen = tour.look(stop)
    settle(tour.lms)
    assert tour.records() == []
    tour.learner = Learner(tour.lms.resume())
    assert [tour.look(stop) for stop in met] == [stop.seen for stop in met]
    tour.learner.frame.click(".hand-in-button:visible")
    settle(tour.lms)
    assert {one["id"]: one["result"] for one in tour.records()} == {stop.data["id"]: "correct" for stop in met}
    assert len(tour.records()) == len(met)
    assert "100%" in tour.learner.result()


def test_all_that_learners_do_has_a_play(enrol_in_all: EnrolInAll) -> None:
    tour = Tour(enrol_in_all(SCORM12), keys=False)
    lacking = []
    for stop in stops(tour.learner.course):
        controls = tour.learner.block(stop.data["id"]).locator("button, input, select, textarea, summary")
        graded = bool(stop.data.get("weight"))
        if (controls.count() and not stop.use.plays) or (graded and not {"right", "wrong"} <= set(stop.use.plays)):
            lacking.append(stop.use.name)
    assert lacking == [], "write how it is played under it, in a fence of its own: see another block's examples.md"
