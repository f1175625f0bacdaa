"""L8: the LMS's own pass mark counts where it gives one: what the page says, and what the LMS is told."""

from collections.abc import Callable

import pytest

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import SCORM12, STANDARDS, settle, statuses

Enrol = Callable[..., Lms]
HALF, WHOLE = 2, 4  # of four questions; the course asks for 75 %


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize(
    ("mark", "right", "verdict"), [(0.5, HALF, "passed"), (0.9, HALF, "failed"), (0.9, WHOLE, "passed")]
)
def test_l8_the_mark_of_the_lms_counts(enrol: Enrol, standard: str, mark: float, right: int, verdict: str) -> None:
    passes = verdict == "passed"
    lms = enrol("tour", standard)
    lms.prepare()
    lms.page.evaluate("mark => lms.ask(mark)", str(round(mark * 100)) if standard == SCORM12 else str(mark))
    learner = Learner(lms.launch())
    learner.go("test")
    assert f"Pass mark: {mark:.0%}." in learner.frame.locator("#test .rules").inner_text()
    learner.hand_in(right=right)
    said = learner.frame.locator("#test .outcome-of-all").inner_text()
    assert f"{mark:.0%}" in said or passes
    assert learner.frame.locator("#test .outcome-of-all.passed").count() == int(passes)
    learner.go("results")
    assert f"Pass mark\n{mark:.0%}" in learner.frame.locator("#results .facts").inner_text()
    settle(lms)
    told = statuses(lms)
    if standard == SCORM12:
        assert told == (("incomplete",) if passes else ("failed",))  # pages are left
    else:
        assert told == ("incomplete", verdict)


def test_l8_the_course_s_own_mark_stays_where_the_lms_gives_it_back(enrol: Enrol) -> None:
    learner = Learner(enrol("tour").open())
    learner.go("test")
    assert "Pass mark: 75%." in learner.frame.locator("#test .rules").inner_text()
