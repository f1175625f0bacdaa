"""The contract of blocks, held against every use of every block that is found: played, resumed, read in every way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.block_uses import write_course
from tests.browser.block_play import Way
from tests.browser.block_tour import Tour, stops
from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, settle
from tests.browser.server import FileServer
from tests.packages import build

SCORM2004 = "scorm2004-4th"

EnrolInAll = Callable[[str], Lms]


@pytest.mark.long
@pytest.mark.parametrize(("standard", "way"), [(SCORM12, "keys"), (SCORM2004, "reader")])
def test_each_play_is_seen_told_and_resumed(enrol_in_all: EnrolInAll, standard: str, way: Way) -> None:
    """By keyboard in one of the standards, as screen readers press in the other."""
    tour = Tour(enrol_in_all(standard), way)
    met = stops(tour.learner.course, turn=way == "keys")
    tour.begin(met)
    playing = [stop for stop in met if stop.left]
    if way == "reader":
        tour.leave_blank(playing)
    while playing:
        tour.play(playing)
        tour.resume(playing)
        playing = [stop for stop in playing if stop.left]
        for stop in playing:
            tour.hands(stop).start_again(tour.go(stop))


def test_questions_are_answered_together(enrol_in_all: EnrolInAll) -> None:
    """In an assessment: half an answer is there again in another browser, and each question is told once, and right."""
    tour = Tour(enrol_in_all(SCORM12), "mouse")
    page = tour.learner.course["pages"][-1]
    met = stops(tour.learner.course, again=page["id"])
    assert len(met) == len(page["blocks"]) > 10
    for stop in met:
        tour.hands(stop).play(tour.go(stop), stop.use.plays["right"][:1])
    seen = tour.look(met)
    settle(tour.lms)
    assert tour.records() == []
    tour.learner = Learner(tour.lms.resume())
    assert tour.look(met) == seen
    for stop in met:
        tour.hands(stop).play(tour.go(stop), stop.use.plays["right"])
    tour.learner.frame.click(".hand-in-button:visible")
    settle(tour.lms)
    assert {one["id"]: one["result"] for one in tour.records()} == {stop.data["id"]: "correct" for stop in met}
    assert len(tour.records()) == len(met)
    assert "100%" in tour.learner.result()


def test_of_a_bank_only_what_is_drawn_is_shown(page: Page, server: FileServer, tmp_path: Path) -> None:
    """Activities too, which nobody marks."""
    asked = "#### Question: Who?\n- [x] You\n- [ ] Nobody\n\n" + 3 * "#### Reveal: And why?\nAnswer: so.\n\n"
    text = f"---\ntitle: Bank\npass mark: 50%\n---\n# Section\n\n## Assessment: All\n\n### Bank: One, draw 1\n\n{asked}"
    package = build(write_course(tmp_path / "bank", text), tmp_path / "built", "--to", SCORM12).of("bank", SCORM12)
    page.goto(f"{server.mount('bank', package.folder)}/index.html")
    page.wait_for_selector("html[data-state=ready]", state="attached")
    assert page.locator(".block").count() == 4
    assert page.locator(".block:visible").count() == 1
