"""The assessment of the authors' guide can be passed."""

from collections.abc import Callable

from tests.browser.learner import Learner
from tests.browser.lms import Lms
from tests.browser.recorded import terms, values
from tests.packages import GUIDE


def test_the_assessment_can_be_passed(play: Callable[[str, str], Lms]) -> None:
    lms = play(GUIDE, "scorm12")
    learner = Learner(lms.open())
    learner.go(next(page["id"] for page in learner.course["pages"] if "assessment" in page))
    asked = learner.asked()
    assert len(asked) == 8
    learner.hand_in(right=len(asked))
    learner.exit()
    assert values(lms, terms(lms).score)[-1] == "100"
